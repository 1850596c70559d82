import { Select } from '#app/components/ui/select.tsx'
import { Switch } from '#app/components/ui/switch.tsx'
import {
  SORTERING_NAMN,
  SORTERINGAR,
  type Sortering,
  type Urval,
  VISNING_NAMN,
  VISNINGAR,
  type Visning,
} from '#domain/ska/oversikt-urval.ts'
import { SKOLFORM_NAMN, type SkolformKod } from '#domain/ska/skolform.ts'
import styles from './choices.module.css'

type ChoicesProps = {
  urval: Urval
  /** Those that any enhet has. */
  skolformer: readonly SkolformKod[]
  onChoose: (param: 'skolform' | 'visa' | 'sortera' | 'gruppera', value: string | null) => void
}

const ALLA = 'alla'

/** Which enheter, and in what order. The choice is in the page's address and can be shared. */
export function Choices({ urval, skolformer, onChoose }: ChoicesProps) {
  const orNothing = (value: string, nothing: string) => (value === nothing ? null : value)
  return (
    <div className={styles.choices} role="search" aria-label="Välj enheter">
      {skolformer.length > 1 && (
        <Select
          label="Skolform"
          size="s"
          options={[
            { id: ALLA, label: 'Alla skolformer' },
            ...skolformer.map((kod) => ({ id: kod, label: SKOLFORM_NAMN[kod] })),
          ]}
          value={urval.skolform ?? ALLA}
          onChange={(kod) => onChoose('skolform', orNothing(kod, ALLA))}
        />
      )}
      <Select<Visning>
        label="Visa"
        size="s"
        options={VISNINGAR.map((id) => ({ id, label: VISNING_NAMN[id] }))}
        value={urval.visning}
        onChange={(visning) => onChoose('visa', orNothing(visning, 'alla'))}
      />
      <Select<Sortering>
        label="Ordning"
        size="s"
        options={SORTERINGAR.map((id) => ({ id, label: SORTERING_NAMN[id] }))}
        value={urval.sortering}
        onChange={(sortering) => onChoose('sortera', orNothing(sortering, 'namn'))}
      />
      {skolformer.length > 1 && (
        <Switch isSelected={urval.gruppera} onChange={(on) => onChoose('gruppera', on ? 'skolform' : null)}>
          Gruppera efter skolform
        </Switch>
      )}
    </div>
  )
}
