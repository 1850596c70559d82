import type { ReactNode } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components'
import styles from './button.module.css'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'

export type LinkButtonProps = Omit<AriaLinkProps, 'className' | 'children' | 'href'> & {
  to: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** A link that looks like a button: it goes somewhere, a Button does something. */
export function LinkButton({
  to,
  variant = 'secondary',
  size = 'm',
  icon,
  className,
  children,
  ...props
}: LinkButtonProps) {
  return (
    <AriaLink {...props} href={to} className={buttonClass(variant, size, className)}>
      {icon}
      <span className={styles.label}>{children}</span>
    </AriaLink>
  )
}
