import { Plus } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import type { Kategori } from '#domain/board/fields.ts'
import { isList, parseList } from '../orsaker/parse-list.ts'
import { PasteListDialog } from '../orsaker/paste-list-dialog.tsx'
import { PeerTags } from '../peer-tags.tsx'
import { KATEGORI_NAMN } from '../utfall/kategori.ts'
import styles from './utfall-composer.module.css'

const MAX = 300

/** Writes observations one after the other: Enter saves and the field is empty for the next. */
export function UtfallComposer({ kategori }: { kategori: Kategori }) {
  const { run, newId, peers, setPresence } = useBoard()
  const [text, setText] = useState('')
  const [pasted, setPasted] = useState<string[] | null>(null)
  const inputId = useId()
  const falt = `utfall/ny/${kategori}`

  const save = (texts: string[]) => {
    const wanted = texts.map((line) => line.trim()).filter((line) => line !== '')
    if (wanted.length === 0) return
    run(wanted.length === 1 ? 'skrev en iakttagelse' : `skrev ${wanted.length} iakttagelser`, (board) => {
      for (const rubrik of wanted) addUtfall(board, { id: newId(), kategori, rubrik })
    })
    announce(wanted.length === 1 ? 'Iakttagelsen är skriven.' : `${wanted.length} iakttagelser är skrivna.`)
    setText('')
    // The list grows above the field and would push it out of sight.
    requestAnimationFrame(() => document.getElementById(inputId)?.scrollIntoView({ block: 'nearest' }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    save([text])
  }
  const onPaste = (event: ClipboardEvent) => {
    const list = event.clipboardData.getData('text/plain')
    if (!isList(list, MAX)) return
    event.preventDefault()
    setPasted(parseList(list, MAX))
  }

  return (
    <div className={styles.composer}>
      <label htmlFor={inputId} className="visually-hidden">
        Skriv en iakttagelse om {KATEGORI_NAMN[kategori].toLowerCase()}
      </label>
      <textarea
        id={inputId}
        className={styles.input}
        rows={1}
        maxLength={MAX}
        placeholder="Skriv en iakttagelse"
        value={text}
        spellCheck
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={() => setPresence({ falt })}
        onBlur={() => setPresence({ falt: null })}
      />
      <IconButton
        size="s"
        label="Lägg till iakttagelsen"
        icon={<Plus aria-hidden />}
        isDisabled={text.trim() === ''}
        onPress={() => {
          save([text])
          document.getElementById(inputId)?.focus()
        }}
      />
      <PeerTags peers={peers.filter((peer) => peer.falt === falt)} what="skriver här" />
      {pasted && (
        <PasteListDialog
          texts={pasted}
          ord="iakttagelser"
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
