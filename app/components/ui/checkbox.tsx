import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'

export type CheckboxProps = Omit<AriaCheckboxProps, 'className' | 'children'> & {
  children: ReactNode
  /** Small print under the text. */
  description?: ReactNode
  className?: string
}

export function Checkbox({ children, description, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={classNames(styles.choice, className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.mark}>
            {isIndeterminate ? <Minus aria-hidden /> : isSelected && <Check aria-hidden />}
          </span>
          <span>{children}</span>
          {description && <span className={styles.help}>{description}</span>}
        </>
      )}
    </AriaCheckbox>
  )
}
