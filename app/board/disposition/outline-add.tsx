import { Plus } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import styles from './disposition.module.css'

export type OutlineAddProps = {
  label: string
  placeholder: string
  max?: number
  autoFocus?: boolean
  onAdd: (text: string) => void
  onClose?: () => void
}

/** A line to write one more: Enter adds it and the line is empty for the next. */
export function OutlineAdd({ label, placeholder, max = 300, autoFocus, onAdd, onClose }: OutlineAddProps) {
  const [text, setText] = useState('')
  const inputId = useId()
  const add = () => {
    if (text.trim() === '') return
    onAdd(text.trim())
    announce(`Tillagt: ${text.trim()}`)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape' && onClose) onClose()
  }
  return (
    <div className={styles.add}>
      <label htmlFor={inputId} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={inputId}
        rows={1}
        maxLength={max}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        enterKeyHint="send"
        // biome-ignore lint/a11y/noAutofocus: opened by the person who is to write in it
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => text.trim() === '' && onClose?.()}
      />
      <IconButton
        size="s"
        label={label}
        icon={<Plus aria-hidden />}
        isDisabled={text.trim() === ''}
        onPress={() => {
          add()
          document.getElementById(inputId)?.focus()
        }}
      />
    </div>
  )
}
