import type { ReactElement, ReactNode } from 'react'
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
  Heading,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import overlay from './overlay.module.css'

export type PopoverProps = Pick<AriaPopoverProps, 'placement' | 'isOpen' | 'defaultOpen' | 'onOpenChange'> & {
  /** The pressable element that opens it, e.g. a Button. */
  trigger: ReactElement
  /** Seen at the top; or give `label` to have it read only. */
  title?: string
  label?: string
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

// The dialog inside has the name; a named box around it counts as content outside every landmark (axe: region).
const NAMELESS = { 'aria-labelledby': '' }

/** A small sheet beside what opened it. */
export function Popover({ trigger, title, label, className, placement, children, ...open }: PopoverProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover className={overlay.popover} placement={placement} offset={6} {...NAMELESS}>
        <Dialog className={classNames(overlay.content, className)} aria-label={title ? undefined : label}>
          {({ close }) => (
            <>
              {title && (
                <Heading slot="title" level={2} className={overlay.contentTitle}>
                  {title}
                </Heading>
              )}
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
