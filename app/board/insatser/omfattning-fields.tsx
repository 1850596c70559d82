import { CheckboxGroup } from 'react-aria-components'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { FieldError } from '#app/components/ui/field-error.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { OMFATTNING_NAMN, OMFATTNINGAR, type Omfattning } from '#domain/board/beslut.ts'
import styles from './insatser.module.css'

type Value = { omfattning: Omfattning; enheter: string[] }
type Props = { value: Value; onChange: (value: Value) => void; errorMessage: string | null }

/** How far an insats reaches: one enhet, some of them, or all of förvaltningen. */
export function OmfattningFields({ value, onChange, errorMessage }: Props) {
  const { page } = useBoard()
  return (
    <div className={styles.omfattning}>
      <RadioGroup<Omfattning>
        label="Omfattning"
        options={OMFATTNINGAR.map((id) => ({ id, label: OMFATTNING_NAMN[id] }))}
        value={value.omfattning}
        onChange={(omfattning) =>
          onChange({
            omfattning,
            enheter: omfattning === 'nagra' && page.board.enhetId ? [page.board.enhetId] : [],
          })
        }
      />
      {value.omfattning === 'nagra' && (
        <CheckboxGroup
          aria-label="Enheter som insatsen gäller"
          className={styles.enheter}
          value={value.enheter}
          onChange={(enheter) => onChange({ ...value, enheter })}
        >
          {page.enheter.map(({ id, namn }) => (
            <Checkbox key={id} value={id}>
              {namn}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      {errorMessage && <FieldError>{errorMessage}</FieldError>}
    </div>
  )
}
