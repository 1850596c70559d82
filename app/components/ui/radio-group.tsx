import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'
import { FieldParts, type FieldTexts } from './field.tsx'
import type { Option } from './option-list.tsx'

export type RadioGroupProps<Id extends string = string> = Omit<
  AriaRadioGroupProps,
  'className' | 'children' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange'
> &
  FieldTexts & {
    options: readonly Option<Id>[]
    value?: Id | null
    defaultValue?: Id | null
    onChange?: (value: Id) => void
  }

/** One of a few, all in view. */
export function RadioGroup<Id extends string = string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  onChange,
  className,
  ...props
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...props}
      onChange={(id) => onChange?.(id as Id)}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.group, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <div className={styles.options}>
          {options.map((option) => (
            <Radio key={option.id} value={option.id} isDisabled={option.isDisabled} className={styles.choice}>
              <span className={classNames(styles.mark, styles.round)} />
              <span>{option.label}</span>
              {option.description && <span className={styles.help}>{option.description}</span>}
            </Radio>
          ))}
        </div>
      </FieldParts>
    </AriaRadioGroup>
  )
}
