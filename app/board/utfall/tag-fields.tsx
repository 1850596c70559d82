import { X } from 'lucide-react'
import { useState } from 'react'
import { ComboBox } from '#app/components/ui/combo-box.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { tagUtfall } from '#domain/board/commands/tag-utfall.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Delmal, Indikator } from '#domain/ska/indikator.ts'
import { indikatorTillagg } from '#domain/ska/matvarde-text.ts'
import { SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import styles from './tag-fields.module.css'

/** Which delmål a result says something about. */
export function DelmalField({ utfall }: { utfall: UtfallView }) {
  const { page } = useBoard()
  const { delmal } = page.katalog
  return (
    <TagField
      utfall={utfall}
      tag="mal"
      label="Delmål"
      placeholder="Sök delmål"
      chosen={utfall.delmalIds}
      options={delmal.map((one) => ({ id: one.id, label: `${delmalNamn(one)} ${one.text}` }))}
    />
  )
}

/** Which indikatorer measure it; those of the chosen delmål come first. */
export function IndikatorField({ utfall }: { utfall: UtfallView }) {
  const { page } = useBoard()
  const near = (one: Indikator) => one.delmalId !== null && utfall.delmalIds.includes(one.delmalId)
  const indikatorer = page.katalog.indikatorer
    .filter(({ withdrawn, id }) => !withdrawn || utfall.indikatorIds.includes(id))
    .toSorted((a, b) => Number(near(b)) - Number(near(a)))
  return (
    <TagField
      utfall={utfall}
      tag="indikatorer"
      label="Indikatorer"
      placeholder="Sök indikator"
      chosen={utfall.indikatorIds}
      options={indikatorer.map((one) => ({
        id: one.id,
        label: one.text,
        description: indikatorTillagg(one) || undefined,
      }))}
    />
  )
}

/** `Grundskola 1`. */
export function delmalNamn({ skolform, nr }: Pick<Delmal, 'skolform' | 'nr'>): string {
  return `${SKOLFORM_NAMN[skolform]} ${nr}`
}

type TagFieldProps = {
  utfall: UtfallView
  tag: 'mal' | 'indikatorer'
  label: string
  placeholder: string
  chosen: readonly string[]
  options: readonly { id: string; label: string; description?: string }[]
}

function TagField({ utfall, tag, label, placeholder, chosen, options }: TagFieldProps) {
  const { can, run } = useBoard()
  const canTag = can('utfall')
  const [round, setRound] = useState(0)
  const nameOf = (key: string) =>
    options.find(({ id }) => id === key)?.label ?? 'Finns inte längre i katalogen'
  const set = (key: string, on: boolean) =>
    run(
      on ? `kopplade till ${label.toLowerCase()}` : `tog bort en koppling till ${label.toLowerCase()}`,
      (board) => tagUtfall(board, { id: utfall.id, tag, key, on }),
    )

  return (
    <div className={styles.field}>
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={`Valda ${label.toLowerCase()}`}>
          {chosen.map((key) => (
            <li key={key} className={styles.tag}>
              <span>{nameOf(key)}</span>
              {canTag && (
                <IconButton
                  size="s"
                  label={`Ta bort ${nameOf(key)}`}
                  icon={<X aria-hidden />}
                  onPress={() => set(key, false)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {canTag ? (
        <ComboBox
          // A new field after each choice: it is for adding, and empty again.
          key={round}
          label={label}
          placeholder={placeholder}
          options={options.filter(({ id }) => !chosen.includes(id))}
          onChange={(key) => {
            if (key === null) return
            set(key, true)
            setRound(round + 1)
          }}
        />
      ) : (
        chosen.length === 0 && <p className={styles.none}>Inga {label.toLowerCase()} kopplade</p>
      )}
    </div>
  )
}
