import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useView } from '#app/realtime/board-context.tsx'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { ChosenUtfall } from './chosen-utfall.ts'
import styles from './orsaker.module.css'

/** Chooses among the marked results; those that nobody marked are there too, in a list. */
export function UtfallPicker({ chosen, marked, others, choose }: ChosenUtfall) {
  const counts = Map.groupBy(useView(orsakerOf), ({ utfallId }) => utfallId)
  const namn = (utfall: UtfallView) => {
    const antal = counts.get(utfall.id)?.length ?? 0
    const rubrik = utfall.rubrik || 'Resultat utan rubrik'
    return antal > 0 ? `${rubrik} (${antal})` : rubrik
  }
  const few = marked.length > 1 && marked.length <= 3 && marked.every(({ rubrik }) => rubrik.length <= 34)
  const options = [...marked, ...others].map((utfall) => ({
    id: utfall.id,
    label: namn(utfall),
    description: utfall.undersok ? undefined : 'Inte markerat för fördjupning',
  }))
  if (options.length < 2) return null

  return (
    <div className={styles.picker}>
      {few && (
        <div className={styles.pickerTabs}>
          <SegmentedControl
            label="Resultat att förstå"
            options={marked.map((utfall) => ({ id: utfall.id, label: namn(utfall) }))}
            value={chosen?.id ?? ''}
            onChange={choose}
          />
        </div>
      )}
      <div className={few && others.length === 0 ? styles.pickerNarrow : styles.pickerSelect}>
        <Select
          label={few ? 'Alla resultat' : 'Resultat att förstå'}
          isLabelHidden
          options={options}
          value={chosen?.id ?? null}
          onChange={choose}
        />
      </div>
    </div>
  )
}
