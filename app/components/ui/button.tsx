import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 's' | 'm'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** An element, e.g. `<Plus />`; sized by the button. */
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** The button. One primary a view; `quiet` for what is there but should not call. */
export function Button({
  variant = 'secondary',
  size = 'm',
  icon,
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonClass(variant, size, className)}>
      {({ isPending }) => (
        <>
          {isPending ? <Spinner size="s" /> : icon}
          <span className={styles.label}>{children}</span>
        </>
      )}
    </AriaButton>
  )
}

/** The looks of a button, for a link or a `<summary>` that should wear them. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, extra?: string): string {
  return classNames(styles.button, styles[variant], size === 's' && styles.small, extra)
}
