import { X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
} from 'react-aria-components'
import { type Tone, toneIcon } from './badge.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import styles from './toast.module.css'

export type ToastMessage = {
  tone?: Tone
  title: string
  text?: string
  action?: { label: string; onPress: () => void }
  /** Stays until it is closed. A danger always does. */
  isSticky?: boolean
}

const READING_MS = 7000
const queue = new AriaToastQueue<ToastMessage>({ maxVisibleToasts: 4 })

export type Toasts = { show: (message: ToastMessage) => string; close: (key: string) => void }

const toasts: Toasts = {
  show(message) {
    // What can be lost, or asks for an answer, must not leave on its own (WCAG 2.2.1).
    const stays = message.isSticky || message.tone === 'danger' || message.action
    return queue.add(message, stays ? {} : { timeout: READING_MS })
  },
  close(key) {
    queue.close(key)
  },
}

/** Small messages in the corner: `useToast().show({ tone: 'ok', title: 'Insatsen är beslutad' })`. */
export function useToast(): Toasts {
  return toasts
}

/** Where toasts appear; once, in root. F6 moves there. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} aria-label="Meddelanden" className={styles.region}>
      {({ toast }) => {
        const { tone = 'neutral', title, text, action } = toast.content
        return (
          <AriaToast toast={toast} className={classNames(styles.toast, styles[tone])}>
            <span className={styles.icon}>{toneIcon(tone)}</span>
            <AriaToastContent className={styles.content}>
              <Text slot="title" className={styles.title}>
                {title}
              </Text>
              {text && (
                <Text slot="description" className={styles.text}>
                  {text}
                </Text>
              )}
            </AriaToastContent>
            {action && (
              <Button
                size="s"
                onPress={() => {
                  action.onPress()
                  queue.close(toast.key)
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton
              label="Stäng meddelandet"
              icon={<X aria-hidden />}
              size="s"
              hideTooltip
              onPress={() => queue.close(toast.key)}
            />
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
