import type { ReactNode, Ref } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & {
    placeholder?: string
    /** Where every field must be filled in, saying so at each is noise. */
    isRequirementHidden?: boolean
    /** An icon before the text, e.g. `<Search />`. */
    icon?: ReactNode
    inputRef?: Ref<HTMLInputElement>
  }

export function TextField({
  label,
  isLabelHidden,
  description,
  errorMessage,
  placeholder,
  icon,
  inputRef,
  isRequirementHidden,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={!!errorMessage || undefined}
      className={classNames(styles.field, className)}
    >
      <FieldParts
        {...{ label, isLabelHidden, description, errorMessage, isRequirementHidden }}
        isRequired={props.isRequired}
      >
        {icon ? (
          <Group className={styles.box}>
            {icon}
            <Input ref={inputRef} placeholder={placeholder} className={styles.bare} />
          </Group>
        ) : (
          <Input ref={inputRef} placeholder={placeholder} className={styles.box} />
        )}
      </FieldParts>
    </AriaTextField>
  )
}
