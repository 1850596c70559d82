import { Minus, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import type { BelaggSlag } from '#domain/board/fields.ts'
import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import { BoardText } from '../board-text.tsx'
import { quoted } from '../dnd/messages.ts'
import styles from './orsak.module.css'

const TEXTS: Record<BelaggSlag, { namn: string; placeholder: string; icon: React.ReactNode }> = {
  stodjer: {
    namn: 'Stödjer',
    placeholder: 'Något vi sett, mätt eller hört som stödjer det',
    icon: <Plus aria-hidden />,
  },
  motsager: {
    namn: 'Motsäger',
    placeholder: 'Något som talar emot',
    icon: <Minus aria-hidden />,
  },
}

/** Evidence of one kind for a cause, with a line to write more. */
export function BelaggList({ orsak, slag }: { orsak: OrsakNode; slag: BelaggSlag }) {
  const { can, run, newId } = useBoard()
  const [text, setText] = useState('')
  const inputId = useId()
  const { namn, placeholder, icon } = TEXTS[slag]
  const om = quoted(orsak.text)
  const belagg = orsak.belagg.filter((it) => it.slag === slag)
  const canWrite = can('belagg')

  const save = () => {
    if (text.trim() === '') return
    run('noterade ett belägg', (board) =>
      addBelagg(board, { id: newId(), orsakId: orsak.id, slag, text: text.trim() }),
    )
    setText('')
    announce(`Noterat: ${namn.toLowerCase()} ${om}.`)
  }

  return (
    <div className={styles.belagg} data-slag={slag}>
      <h5 className={styles.belaggTitle}>
        {icon}
        {namn}
      </h5>
      {belagg.length > 0 && (
        <ul className={styles.belaggList} aria-label={`${namn} ${om}`}>
          {belagg.map((it, at) => (
            <li key={it.id} className={styles.belaggItem}>
              <BoardText
                kind="belagg"
                id={it.id}
                field="text"
                label={`${namn} ${at + 1} för ${om}`}
                quietLabel
                look="plain"
              />
              {canWrite && (
                <IconButton
                  size="s"
                  label={`Ta bort belägget ${quoted(it.text)}`}
                  icon={<X aria-hidden />}
                  onPress={() => {
                    run('tog bort ett belägg', (board) => removeCard(board, { kind: 'belagg', id: it.id }))
                    document.getElementById(inputId)?.focus()
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {canWrite ? (
        <>
          <label htmlFor={inputId} className="visually-hidden">
            {namn} {om}: lägg till
          </label>
          <textarea
            id={inputId}
            className={styles.belaggInput}
            rows={1}
            maxLength={2000}
            placeholder={placeholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={save}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              save()
            }}
          />
        </>
      ) : (
        belagg.length === 0 && <p className={styles.none}>Inget noterat.</p>
      )}
    </div>
  )
}
