import { Minus, Plus } from 'lucide-react'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'

export type NumberFieldProps = Omit<
  AriaNumberFieldProps,
  'className' | 'children' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange'
> &
  FieldTexts & {
    /** `null` is empty: a number that is missing, never zero. */
    value?: number | null
    defaultValue?: number | null
    onChange?: (value: number | null) => void
    /** Shown after the number, e.g. `%`. */
    unit?: string
    hideSteppers?: boolean
  }

/** A number written the Swedish way (`87,5`). */
export function NumberField({
  label,
  isLabelHidden,
  description,
  errorMessage,
  value,
  defaultValue,
  onChange,
  unit,
  hideSteppers,
  className,
  ...props
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...props}
      {...(value !== undefined && { value: value ?? Number.NaN })}
      {...(defaultValue !== undefined && { defaultValue: defaultValue ?? Number.NaN })}
      onChange={(next) => onChange?.(Number.isNaN(next) ? null : next)}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.field, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <Group className={styles.box}>
          <Input className={styles.bare} />
          {unit && <span className={styles.unit}>{unit}</span>}
          {!hideSteppers && (
            <>
              <Button slot="decrement" className={styles.adornment}>
                <Minus aria-hidden />
              </Button>
              <Button slot="increment" className={styles.adornment}>
                <Plus aria-hidden />
              </Button>
            </>
          )}
        </Group>
      </FieldParts>
    </AriaNumberField>
  )
}
