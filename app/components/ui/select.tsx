import { ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'
import { type Option, OptionList } from './option-list.tsx'
import overlay from './overlay.module.css'
import selectStyles from './select.module.css'

export type SelectProps<Id extends string = string> = Omit<
  AriaSelectProps<Option>,
  | 'className'
  | 'children'
  | 'isInvalid'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'selectedKey'
  | 'defaultSelectedKey'
  | 'onSelectionChange'
  | 'selectionMode'
> &
  FieldTexts & {
    options: readonly Option<Id>[]
    value?: Id | null
    defaultValue?: Id | null
    onChange?: (value: Id) => void
    size?: 's' | 'm'
  }

/** One of a few. For more than about fifteen, use a ComboBox. */
export function Select<Id extends string = string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  onChange,
  size = 'm',
  placeholder = 'Välj …',
  className,
  ...props
}: SelectProps<Id>) {
  return (
    <AriaSelect
      {...props}
      placeholder={placeholder}
      onChange={(id) => id !== null && onChange?.(id as Id)}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.field, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <Button className={classNames(styles.box, selectStyles.button, size === 's' && selectStyles.small)}>
          <SelectValue className={selectStyles.value}>
            {({ selectedText, isPlaceholder, defaultChildren }) =>
              isPlaceholder ? defaultChildren : selectedText
            }
          </SelectValue>
          <ChevronDown aria-hidden />
        </Button>
      </FieldParts>
      <Popover className={classNames(overlay.popover, overlay.matchTrigger)} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}
