import type { Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'

export type TextAreaProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & {
    placeholder?: string
    rows?: number
    inputRef?: Ref<HTMLTextAreaElement>
  }

/** Several lines; grows with what is written. */
export function TextArea({
  label,
  isLabelHidden,
  description,
  errorMessage,
  placeholder,
  rows = 3,
  inputRef,
  className,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.field, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <AriaTextArea
          ref={inputRef}
          rows={rows}
          placeholder={placeholder}
          className={classNames(styles.box, styles.textarea)}
        />
      </FieldParts>
    </AriaTextField>
  )
}
