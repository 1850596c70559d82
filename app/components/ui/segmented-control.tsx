import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './segmented-control.module.css'

export type SegmentedControlProps<Id extends string = string> = {
  /** What is chosen, read out: "Visa som". */
  label: string
  options: readonly { id: Id; label: string; icon?: ReactNode; hideLabel?: boolean }[]
  value: Id
  onChange: (value: Id) => void
  size?: 's' | 'm'
}

/** Two to four ways to see the same thing, one of them on. */
export function SegmentedControl<Id extends string = string>({
  label,
  options,
  value,
  onChange,
  size = 'm',
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Id)}
      className={styles.group}
      data-size={size}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          aria-label={option.hideLabel ? option.label : undefined}
          className={styles.segment}
        >
          {option.icon}
          {!option.hideLabel && option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
