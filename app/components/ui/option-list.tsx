import { Check } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import overlay from './overlay.module.css'

/** A choice in a Select, ComboBox or RadioGroup. */
export type Option<Id extends string = string> = {
  id: Id
  label: string
  description?: string
  isDisabled?: boolean
}

/** The open list of a Select or ComboBox. */
export function OptionList({ options }: { options?: readonly Option[] }) {
  return (
    <ListBox
      className={overlay.list}
      {...(options && { items: options })}
      renderEmptyState={() => <div className={overlay.emptyList}>Inget passar.</div>}
    >
      {(option: Option) => <OptionItem option={option} />}
    </ListBox>
  )
}

function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled}
      className={overlay.option}
    >
      {({ isSelected }) => (
        <>
          <span>{option.label}</span>
          {option.description && <span className={overlay.optionDescription}>{option.description}</span>}
          {isSelected && <Check aria-hidden />}
        </>
      )}
    </ListBoxItem>
  )
}
