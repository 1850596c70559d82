import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

type WithClose = ReactNode | ((close: () => void) => ReactNode)

export type DialogProps = {
  title: string
  children: WithClose
  /** Buttons at the foot, the one that does it last. */
  actions?: WithClose
  /** A pressable element that opens it; or leave out and use `isOpen`. */
  trigger?: ReactElement
  isOpen?: boolean
  defaultOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  size?: 's' | 'm' | 'l'
  /** `alertdialog` for a question that must be answered: a press beside it does not close it. */
  role?: 'dialog' | 'alertdialog'
  /** Something may be lost, so a press beside it does not close it. */
  isDismissable?: boolean
}

/** A modal dialog: takes the focus, gives it back, closes on Escape. On a phone it comes up from below. */
export function Dialog({
  title,
  children,
  actions,
  trigger,
  isOpen,
  defaultOpen,
  onOpenChange,
  size = 'm',
  role = 'dialog',
  isDismissable = role === 'dialog',
}: DialogProps) {
  const open = { isOpen, defaultOpen, onOpenChange }
  const overlay = (
    <ModalOverlay {...(trigger ? {} : open)} isDismissable={isDismissable} className={styles.overlay}>
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog}>
          {({ close }) => (
            <>
              <header className={styles.header}>
                <Heading slot="title" className={styles.title} level={2}>
                  {title}
                </Heading>
                <IconButton label="Stäng" icon={<X aria-hidden />} size="s" onPress={close} hideTooltip />
              </header>
              <div className={styles.body}>{typeof children === 'function' ? children(close) : children}</div>
              {actions && (
                <footer className={styles.actions}>
                  {typeof actions === 'function' ? actions(close) : actions}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
  if (!trigger) return overlay
  return (
    <DialogTrigger {...open}>
      {trigger}
      {overlay}
    </DialogTrigger>
  )
}
