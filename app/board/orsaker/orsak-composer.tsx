import { CornerDownLeft } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { quoted } from '../dnd/messages.ts'
import styles from './composer.module.css'
import { isList, parseList } from './parse-list.ts'
import { PasteListDialog } from './paste-list-dialog.tsx'

const MAX = 2000

export type OrsakComposerProps = {
  utfallId: string
  under?: string | null
  gruppId?: string | null
  /** Read out; seen as the placeholder. */
  label: string
  placeholder: string
  /** `line` lies inside a card or group and has no button of its own. */
  look?: 'big' | 'line'
  autoFocus?: boolean
  inputRef?: Ref<HTMLTextAreaElement>
  /** Escape, or the focus going elsewhere. */
  onClose?: (why: 'escape' | 'left') => void
}

/** The field where the next cause of a group is written; null for those without group. */
export function composerId(gruppId: string | null): string {
  return `ny-orsak-${gruppId ?? 'utan-grupp'}`
}

/** Writes causes one after the other: Enter saves and the field is empty for the next. A pasted list becomes many. */
export function OrsakComposer({
  utfallId,
  under = null,
  gruppId = null,
  label,
  placeholder,
  look = 'big',
  autoFocus,
  inputRef,
  onClose,
}: OrsakComposerProps) {
  const { run, newId, setPresence, peers } = useBoard()
  const [text, setText] = useState('')
  const [pasted, setPasted] = useState<string[] | null>(null)
  const childId = useId()
  const inputId = under === null ? composerId(gruppId) : childId
  const leaving = useRef(false)
  const falt = `orsaker/ny/${under ?? gruppId ?? utfallId}`
  const writing = peers.filter((peer) => peer.falt === falt)

  const save = (texts: string[]) => {
    const wanted = texts.map((line) => line.trim()).filter((line) => line !== '')
    if (wanted.length === 0) return
    run(wanted.length === 1 ? 'skrev en orsak' : `skrev ${wanted.length} orsaker`, (board) => {
      for (const line of wanted) addOrsak(board, { id: newId(), utfallId, under, gruppId, text: line })
    })
    announce(
      wanted.length === 1
        ? `Orsaken ${quoted(wanted[0]!)} är skriven.`
        : `${wanted.length} orsaker är skrivna.`,
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault()
      save([text])
      setText('')
    } else if (event.key === 'Escape' && onClose) {
      event.stopPropagation()
      leaving.current = true
      setText('')
      onClose('escape')
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const list = event.clipboardData.getData('text/plain')
    if (!isList(list, MAX)) return
    event.preventDefault()
    setPasted(parseList(list, MAX))
  }
  /** What was begun is kept, not lost, when one goes elsewhere. */
  const onBlur = () => {
    setPresence({ falt: null })
    if (leaving.current || pasted) return
    if (look === 'line') {
      save([text])
      setText('')
      onClose?.('left')
    }
  }

  return (
    <div className={styles.composer} data-look={look}>
      <label htmlFor={inputId} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={inputId}
        ref={inputRef}
        className={styles.input}
        rows={1}
        maxLength={MAX}
        placeholder={placeholder}
        value={text}
        spellCheck
        autoComplete="off"
        enterKeyHint="send"
        // biome-ignore lint/a11y/noAutofocus: opened by the person who is to write in it
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={() => setPresence({ falt })}
        onBlur={onBlur}
      />
      {look === 'big' && (
        <Button
          variant="primary"
          icon={<CornerDownLeft aria-hidden />}
          isDisabled={text.trim() === ''}
          onPress={() => {
            save([text])
            setText('')
            document.getElementById(inputId)?.focus()
          }}
        >
          Lägg till
        </Button>
      )}
      {writing.length > 0 && (
        <p className={styles.writing}>
          {new Intl.ListFormat('sv').format(writing.map(({ namn }) => namn.split(' ')[0]!))} skriver …
        </p>
      )}
      {pasted && (
        <PasteListDialog
          texts={pasted}
          ord="orsaker"
          onCreate={save}
          onClose={() => {
            setPasted(null)
            document.getElementById(inputId)?.focus()
          }}
        />
      )}
    </div>
  )
}
