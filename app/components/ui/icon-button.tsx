import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & {
  /** What it does, with its object: "Ta bort orsaken Otydliga mål". Read out, and shown as a tooltip. */
  label: string
  icon: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  /** The label is repeated in text beside it, so no tooltip. */
  hideTooltip?: boolean
  className?: string
}

export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'm',
  hideTooltip,
  className,
  ...props
}: IconButtonProps) {
  const button = (
    <AriaButton
      {...props}
      aria-label={label}
      className={buttonClass(variant, size, classNames(styles.iconOnly, className))}
    >
      {icon}
    </AriaButton>
  )
  return hideTooltip ? button : <Tooltip label={label}>{button}</Tooltip>
}
