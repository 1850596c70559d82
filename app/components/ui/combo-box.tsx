import { ChevronDown } from 'lucide-react'
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Group,
  Input,
  Popover,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'
import { type Option, OptionList } from './option-list.tsx'
import overlay from './overlay.module.css'

export type ComboBoxProps<Id extends string = string> = Omit<
  AriaComboBoxProps<Option>,
  | 'className'
  | 'children'
  | 'isInvalid'
  | 'items'
  | 'defaultItems'
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
    /** `null` when the choice was cleared. */
    onChange?: (value: Id | null) => void
    placeholder?: string
  }

/** One of many: write to narrow the list. */
export function ComboBox<Id extends string = string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  onChange,
  placeholder,
  className,
  ...props
}: ComboBoxProps<Id>) {
  return (
    <AriaComboBox
      menuTrigger="focus"
      {...props}
      defaultItems={options}
      onChange={(id) => onChange?.(id as Id | null)}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.field, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <Group className={styles.box}>
          <Input className={styles.bare} placeholder={placeholder} />
          <Button className={styles.adornment}>
            <ChevronDown aria-hidden />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={classNames(overlay.popover, overlay.matchTrigger)} offset={4}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  )
}
