import { Filter, X } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { personColour } from '#app/components/ui/person-colour.ts'
import { Select } from '#app/components/ui/select.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { keyOf } from '#domain/board/version/belonging.ts'
import { type RenderedBoard, renderBoard } from '#domain/board/version/render.ts'
import { headingIn, KORTET } from './card-words.ts'
import { clockText, dayName, handelseWords } from './handelse-words.ts'
import styles from './historik.module.css'
import type { SentHandelse } from './requests.ts'
import { Unreachable } from './unreachable.tsx'
import { useHandelser } from './use-handelser.ts'

/** Erased, or the server itself: the list cannot tell them apart. */
const NOBODY = 'Någon som inte finns kvar'

/** Who changed what when, by day; of everybody and everything, or of one person or card. */
export function Handelser() {
  const { today } = useBoard()
  const now = useView(renderBoard)
  const [person, setPerson] = useState<string | null>(null)
  const [kort, setKort] = useState<string | null>(null)
  const { answer, handelser, personer, more, reload } = useHandelser({ person, kort })
  const days = Map.groupBy(handelser, ({ dag }) => dag)
  return (
    <div className={styles.panel}>
      <div className={styles.filters}>
        <Select
          label="Vem"
          size="s"
          value={person ?? 'alla'}
          onChange={(id) => setPerson(id === 'alla' ? null : id)}
          options={[
            { id: 'alla', label: 'Alla' },
            ...personer.map(({ personId, namn }) => ({ id: personId, label: namn })),
          ]}
        />
        {kort && (
          <p className={styles.only}>
            Bara {named(kort, now)}
            <IconButton
              size="s"
              label="Visa alla kort"
              icon={<X aria-hidden />}
              onPress={() => setKort(null)}
            />
          </p>
        )}
      </div>
      {answer === 'klar' && handelser.length === 0 && (
        <EmptyState titleLevel={3} size="s" title="Inget har hänt än">
          Här syns vem som ändrade vad och när, så snart någon skriver på tavlan.
        </EmptyState>
      )}
      {[...days].map(([dag, events]) => (
        <section key={dag} className={styles.day} aria-label={dayName(dag, today)}>
          <h3 className={styles.dayName}>{dayName(dag, today)}</h3>
          <ol className={styles.events}>
            {events.map((event) => (
              <Event key={event.plats} event={event} now={now} onFilter={kort === null ? setKort : null} />
            ))}
          </ol>
        </section>
      ))}
      {answer !== 'klar' && <Unreachable answer={answer} reload={reload} what="händelserna" />}
      {more && (
        <Button className={styles.more} onPress={more}>
          Visa äldre händelser
        </Button>
      )}
    </div>
  )
}

type EventProps = {
  event: SentHandelse
  now: RenderedBoard
  /** Null where the list is of one card already. */
  onFilter: ((kort: string) => void) | null
}

function Event({ event, now, onFilter }: EventProps) {
  const { text, kort, isHiddenNow } = handelseWords(event, now)
  const namn = event.namn ?? NOBODY
  return (
    <li className={styles.event}>
      <Avatar namn={namn} farg={personColour(event.personId ?? NOBODY)} size="s" isDecorative />
      <div className={styles.words}>
        <p>
          <strong>{namn}</strong> {text}
          {kort && isHiddenNow && (
            <>
              {' '}
              <Badge tone="neutral" icon={false} size="s">
                Borttaget nu
              </Badge>
            </>
          )}
        </p>
        <p className={styles.meta}>
          {clockText(event.forst, event.senast)}
          {event.antal > 1 && ` · ${event.antal} ändringar`}
        </p>
      </div>
      {kort && onFilter && (
        <IconButton
          size="s"
          label={`Visa bara ${named(keyOf(kort), now)}`}
          icon={<Filter aria-hidden />}
          onPress={() => onFilter(keyOf(kort))}
        />
      )}
    </li>
  )
}

function named(key: string, now: RenderedBoard): string {
  const [kind, id] = key.split('/') as [keyof typeof KORTET, string]
  return `${KORTET[kind]} ${headingIn(now, { kind, id }) ?? ''}`
}
