import { Ellipsis, KeyRound, LockKeyhole, LockKeyholeOpen, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import type { PersonRow as Person } from '#db/queries/people.ts'
import { ROLL_NAMN } from '#domain/ska/roll.ts'
import { ConfirmChange } from './confirm-change.tsx'
import type { Enhet } from './enhet.ts'
import { GrantRole } from './grant-role.tsx'
import styles from './personer.module.css'
import { ShownOnce } from './shown-once.tsx'
import { isNewPassword, type NewPassword, useChange } from './use-change.ts'

type Props = { person: Person; enheter: readonly Enhet[]; isSelf: boolean }
type Roll = Person['roller'][number]
type Asked = 'grant' | 'close' | 'reset' | Roll

export function PersonRow({ person, enheter, isSelf }: Props) {
  const { personId, namn, epost, closed, roller } = person
  const toast = useToast()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [password, setPassword] = useState<NewPassword | null>(null)
  const change = useChange((answer) => {
    setAsked(null)
    if (isNewPassword(answer)) setPassword(answer)
    else toast.show({ tone: 'ok', title: `${namn} är ändrad` })
  })
  const send = (form: Record<string, string>) => change.send({ personId, ...form })

  return (
    <li data-closed={closed || undefined} className={styles.person}>
      <div className={styles.who}>
        <strong>
          {namn} {closed && <Badge size="s">Stängt konto</Badge>}
        </strong>
        <span className="muted">{epost}</span>
      </div>
      <ul className={styles.roller}>
        {roller.map((roll) => (
          <li key={roll.id}>
            <span>
              {ROLL_NAMN[roll.roll]}
              <span className="muted">{placeOf(roll)}</span>
            </span>
            {!isSelf && (
              <IconButton
                label={`Ta bort rollen ${ROLL_NAMN[roll.roll]}${placeOf(roll)} från ${namn}`}
                icon={<X aria-hidden />}
                size="s"
                onPress={() => setAsked(roll)}
              />
            )}
          </li>
        ))}
        {roller.length === 0 && <li className="muted">Ingen roll: ser ingenting</li>}
      </ul>
      <div className={styles.more}>
        {isSelf ? (
          <span className="muted">Du</span>
        ) : (
          <Menu
            label={`Ändra ${namn}`}
            trigger={<IconButton label={`Ändra ${namn}`} icon={<Ellipsis aria-hidden />} />}
            onAction={(id) => (id === 'reopen' ? send({ intent: id }) : setAsked(id as Asked))}
            items={[
              { id: 'grant', label: 'Lägg till en roll', icon: <Plus aria-hidden /> },
              { id: 'reset', label: 'Nytt lösenord', icon: <KeyRound aria-hidden /> },
              closed
                ? { id: 'reopen', label: 'Öppna kontot igen', icon: <LockKeyholeOpen aria-hidden /> }
                : { id: 'close', label: 'Stäng kontot', icon: <LockKeyhole aria-hidden />, tone: 'danger' },
            ]}
          />
        )}
        {asked === 'grant' && (
          <GrantRole person={person} enheter={enheter} change={change} onClose={() => setAsked(null)} />
        )}
        {typeof asked === 'object' && asked && (
          <ConfirmChange
            title={`Ta bort rollen från ${namn}?`}
            text={`${namn} är inte längre ${ROLL_NAMN[asked.roll]}${placeOf(asked)}. Det märks direkt.`}
            action="Ta bort rollen"
            change={change}
            onConfirm={() => send({ intent: 'revoke', rollId: asked.id })}
            onClose={() => setAsked(null)}
          />
        )}
        {asked === 'close' && (
          <ConfirmChange
            title={`Stäng kontot för ${namn}?`}
            text="Personen loggas ut direkt och kan inte logga in igen. Det hen har skrivit finns kvar."
            action="Stäng kontot"
            change={change}
            onConfirm={() => send({ intent: 'close' })}
            onClose={() => setAsked(null)}
          />
        )}
        {asked === 'reset' && (
          <ConfirmChange
            title={`Nytt lösenord för ${namn}?`}
            text="Det gamla slutar gälla och personen loggas ut överallt. Du får ett nytt att lämna över."
            action="Skapa nytt lösenord"
            change={change}
            onConfirm={() => send({ intent: 'reset' })}
            onClose={() => setAsked(null)}
          />
        )}
        {password && <ShownOnce password={password} onClose={() => setPassword(null)} />}
      </div>
    </li>
  )
}

function placeOf({ arbetslagNamn, enhetNamn }: Roll): string {
  return [arbetslagNamn, enhetNamn]
    .filter(Boolean)
    .map((namn) => `, ${namn}`)
    .join('')
}
