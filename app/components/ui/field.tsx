import type { ReactNode } from 'react'
import { Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldError } from './field-error.tsx'

/** Props that every field of ours takes. */
export type FieldTexts = {
  label: string
  /** The label is read out but not seen, because something beside it says the same. */
  isLabelHidden?: boolean
  /** Help that is always there, between the label and the box. */
  description?: ReactNode
  /** Says what is wrong and what to do; the field is marked as faulty while it is given. */
  errorMessage?: string | null
  className?: string
}

/** Label, help, box and error in the order they are read. For use inside a react-aria field. */
export function FieldParts({
  label,
  isLabelHidden,
  description,
  errorMessage,
  isRequired,
  isRequirementHidden,
  children,
}: Omit<FieldTexts, 'className'> & {
  isRequired?: boolean
  isRequirementHidden?: boolean
  children: ReactNode
}) {
  return (
    <>
      <Label className={classNames(styles.label, isLabelHidden && 'visually-hidden')}>
        {label}
        {isRequired && !isRequirementHidden && <span className={styles.optional}> (måste fyllas i)</span>}
      </Label>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      {children}
      <FieldError>{errorMessage}</FieldError>
    </>
  )
}
