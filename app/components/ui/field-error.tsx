import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError as AriaFieldError } from 'react-aria-components'
import styles from './field.module.css'

/** The fault of the field around it: the given text, or what the browser or the form found. */
export function FieldError({ children }: { children?: ReactNode }) {
  return (
    <AriaFieldError className={styles.error}>
      {({ validationErrors }) => (
        <>
          <CircleAlert aria-hidden />
          <span>{children ?? validationErrors.join(' ')}</span>
        </>
      )}
    </AriaFieldError>
  )
}
