import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import overlay from './overlay.module.css'

/** A few words on hover and focus. Never the only place of a fact: a finger cannot hover. */
export function Tooltip({ label, children }: { label: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={overlay.tooltip} offset={6}>
        {label}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
