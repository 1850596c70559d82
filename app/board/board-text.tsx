import { type ReactNode, useEffect, useId, useRef } from 'react'
import type * as Y from 'yjs'
import { classNames } from '#app/components/ui/class-names.ts'
import fieldStyles from '#app/components/ui/field.module.css'
import { useBoard, useSession, useView } from '#app/realtime/board-context.tsx'
import { editText, readText, textOf } from '#domain/board/card.ts'
import { CARDS, type CardKind } from '#domain/board/fields.ts'
import styles from './board-text.module.css'
import { PeerTags } from './peer-tags.tsx'
import {
  applySplice,
  type Delta,
  mapCaret,
  mapCaretThrough,
  rebaseSplice,
  spliceBetween,
} from './text-splice.ts'

export type BoardTextProps = {
  kind: CardKind
  id: string
  /** A text field of that kind of card. */
  field: string
  label: string
  /** Enter makes a new line; otherwise Enter calls `onEnter` or leaves the field. */
  multiline?: boolean
  placeholder?: string
  rows?: number
  autoFocus?: boolean
  /** The label is read out but not seen. */
  quietLabel?: boolean
  /** `plain` has no box until it is pointed at: for text that lies on a card. `title` is a heading of one. */
  look?: 'box' | 'plain' | 'title'
  description?: ReactNode
  /** Shown as text only, whatever the person may do. */
  isReadOnly?: boolean
  onEnter?: () => void
  onEscape?: () => void
  className?: string
}

/** A text of the board, merged letter by letter with what others write in it at the same time. */
export function BoardText(props: BoardTextProps) {
  const { can } = useBoard()
  return props.isReadOnly || !can(props.kind) ? <Written {...props} /> : <Writable {...props} />
}

function Writable({
  kind,
  id,
  field,
  label,
  multiline = false,
  placeholder,
  rows = multiline ? 3 : 1,
  autoFocus,
  quietLabel,
  look = 'box',
  description,
  onEnter,
  onEscape,
  className,
}: BoardTextProps) {
  const { peers, setPresence } = useBoard()
  const falt = `${kind}/${id}/${field}`
  const bound = useBoundText({ kind, id, field, label })
  const inputId = useId()
  const helpId = useId()
  const here = peers.filter((peer) => peer.falt === falt)

  return (
    <div className={classNames(styles.wrap, fieldStyles.field, className)} data-look={look}>
      <label htmlFor={inputId} className={classNames(fieldStyles.label, quietLabel && 'visually-hidden')}>
        {label}
      </label>
      {description && (
        <div id={helpId} className={fieldStyles.description}>
          {description}
        </div>
      )}
      <textarea
        {...bound}
        id={inputId}
        className={classNames(look === 'box' && fieldStyles.box, styles.text)}
        data-board-text
        data-peer={here.length > 0 || undefined}
        rows={rows}
        maxLength={maxLength(kind, field)}
        placeholder={placeholder}
        aria-describedby={description ? helpId : undefined}
        // biome-ignore lint/a11y/noAutofocus: only for a card that the person just asked for
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck
        lang="sv"
        onFocus={() => setPresence({ kort: id, falt })}
        onBlur={() => setPresence({ falt: null })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            if (onEnter) onEnter()
            else event.currentTarget.blur()
          } else if (event.key === 'Escape' && onEscape) {
            event.stopPropagation()
            onEscape()
          }
        }}
      />
      <PeerTags peers={here} what="skriver här" />
    </div>
  )
}

/** What stands there, for whoever may not write it. */
function Written({ kind, id, field, label, quietLabel, look = 'box', className }: BoardTextProps) {
  const text = useView((board) => {
    const card = board.roots[kind].get(id)
    return card ? readText(card, field) : ''
  })
  return (
    <div className={classNames(styles.wrap, fieldStyles.field, className)} data-look={look}>
      <span className={classNames(fieldStyles.label, quietLabel && 'visually-hidden')}>{label}</span>
      <div className={styles.written} data-empty={text === '' || undefined}>
        {text || 'Inget skrivet'}
      </div>
    </div>
  )
}

type Place = { kind: CardKind; id: string; field: string; label: string }

/**
 * Binds a textarea to a Y.Text. The element is not React's to write: a colleague's letters come in at once, with
 * the caret kept where it stood, and never while an input method is composing.
 */
function useBoundText({ kind, id, field, label }: Place) {
  const session = useSession()
  const { board } = session
  const element = useRef<HTMLTextAreaElement>(null)
  const shown = useRef('')
  const composing = useRef(false)
  const text = textOf(board, kind, id, field)

  const show = (delta?: Delta) => {
    const input = element.current
    if (!input || !text || composing.current) return
    const next = text.toString()
    if (input.value !== next) replaceValue(input, next, delta)
    shown.current = next
    growToFit(input)
  }

  const write = () => {
    const input = element.current
    const own = input && spliceBetween(shown.current, input.value)
    if (!own || !text) return
    const now = text.toString()
    const next = applySplice(now, rebaseSplice(own, spliceBetween(shown.current, now)))
    shown.current = input.value
    session.steps.typing(`skrev i ${label}`, `${kind}/${id}/${field}`, () =>
      editText(board, text, next, maxLength(kind, field)),
    )
    show()
  }

  const latest = useRef({ show, write })
  latest.current = { show, write }

  useEffect(() => {
    const input = element.current
    if (!input || !text) return
    // What was typed before the page came alive is an edit of the text that the server had drawn.
    shown.current = input.defaultValue
    if (input.value !== input.defaultValue) latest.current.write()
    latest.current.show()
    const onText = (event: Y.YTextEvent) => latest.current.show(event.delta as Delta)
    text.observe(onText)
    return () => text.unobserve(onText)
  }, [text])

  return {
    ref: element,
    defaultValue: text?.toString() ?? '',
    onInput: write,
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      write()
      show()
    },
  }
}

function replaceValue(input: HTMLTextAreaElement, next: string, delta?: Delta): void {
  const splice = spliceBetween(input.value, next)
  const map = (caret: number) =>
    delta ? mapCaretThrough(caret, delta) : splice ? mapCaret(caret, splice) : caret
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = input
  input.value = next
  if (document.activeElement !== input) return
  input.setSelectionRange(map(selectionStart), map(selectionEnd), selectionDirection)
  input.scrollTop = scrollTop
}

/** Grows with what is written, where the browser does not do it by itself. */
function growToFit(input: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + 2}px`
}

function maxLength(kind: CardKind, field: string): number {
  const fields: Record<string, { kind: string; max?: number }> = CARDS[kind]
  return fields[field]?.max ?? 300
}
