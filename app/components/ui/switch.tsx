import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'

export type SwitchProps = Omit<AriaSwitchProps, 'className' | 'children'> & {
  children: ReactNode
  description?: ReactNode
  className?: string
}

/** On or off, at once; a Checkbox waits for its form. */
export function Switch({ children, description, className, ...props }: SwitchProps) {
  return (
    <AriaSwitch {...props} className={classNames(styles.choice, className)}>
      <span className={styles.track} />
      <span>{children}</span>
      {description && <span className={styles.help}>{description}</span>}
    </AriaSwitch>
  )
}
