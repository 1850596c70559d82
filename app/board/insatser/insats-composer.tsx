import { Plus } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { quoted } from '../dnd/messages.ts'
import { isList, parseList } from '../orsaker/parse-list.ts'
import { PasteListDialog } from '../orsaker/paste-list-dialog.tsx'
import styles from './insatser.module.css'

const MAX = 300

/** Proposes insatser: Enter saves and the field is empty for the next. Most come from a cause instead. */
export function InsatsComposer() {
  const { run, newId } = useBoard()
  const [rubrik, setRubrik] = useState('')
  const [pasted, setPasted] = useState<string[] | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const propose = (rubriker: string[]) => {
    const wanted = rubriker.map((it) => it.trim()).filter((it) => it !== '')
    if (wanted.length === 0) return
    run(wanted.length === 1 ? 'föreslog en insats' : `föreslog ${wanted.length} insatser`, (board) => {
      for (const it of wanted) addInsats(board, { id: newId(), rubrik: it })
    })
    announce(
      wanted.length === 1
        ? `Insatsen ${quoted(wanted[0]!)} är föreslagen.`
        : `${wanted.length} insatser är föreslagna.`,
    )
    setRubrik('')
    // The list grows above the field and would push it out of sight.
    requestAnimationFrame(() => input.current?.scrollIntoView({ block: 'nearest' }))
  }
  const onPaste = (event: ClipboardEvent) => {
    const list = event.clipboardData.getData('text/plain')
    if (!isList(list, MAX)) return
    event.preventDefault()
    setPasted(parseList(list, MAX))
  }

  return (
    <div className={styles.composer}>
      <TextField
        label="Föreslå en insats"
        placeholder="Vad vill ni göra?"
        maxLength={MAX}
        value={rubrik}
        onChange={setRubrik}
        inputRef={input}
        onPaste={onPaste}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) propose([rubrik])
        }}
      />
      <Button
        icon={<Plus aria-hidden />}
        isDisabled={rubrik.trim() === ''}
        onPress={() => {
          propose([rubrik])
          input.current?.focus()
        }}
      >
        Föreslå
      </Button>
      {pasted && (
        <PasteListDialog
          texts={pasted}
          ord="insatser"
          onCreate={propose}
          onClose={() => {
            setPasted(null)
            input.current?.focus()
          }}
        />
      )}
    </div>
  )
}
