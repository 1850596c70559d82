import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'

export type BadgeProps = {
  tone?: Tone
  /** An own icon, or `false` for none; the tone's icon otherwise, so that colour never speaks alone. */
  icon?: ReactNode | false
  size?: 's' | 'm'
  className?: string
  children: ReactNode
}

/** A short status word. */
export function Badge({ tone = 'neutral', icon, size = 'm', className, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone], size === 's' && styles.small, className)}>
      {icon === undefined ? toneIcon(tone) : icon}
      <span>{children}</span>
    </span>
  )
}

export function toneIcon(tone: Tone): ReactNode {
  if (tone === 'ok') return <CircleCheck aria-hidden />
  if (tone === 'warn') return <TriangleAlert aria-hidden />
  if (tone === 'danger') return <CircleAlert aria-hidden />
  if (tone === 'info') return <Info aria-hidden />
  return null
}
