import { Trash2 } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { type KommentarView, kommentarerOf } from '#domain/board/views/kommentarer.ts'
import { BoardText } from '../board-text.tsx'
import styles from './kommentar-trad.module.css'

/** What people have said about a card, oldest first, and a field to answer in. */
export function KommentarTrad({ kortId, om }: { kortId: string; om: string }) {
  const { can, run, newId } = useBoard()
  const kommentarer = useView((board) => kommentarerOf(board, kortId))
  const [text, setText] = useState('')
  const listId = useId()

  const send = () => {
    if (text.trim() === '') return
    run('skrev en kommentar', (board) =>
      addKommentar(board, { id: newId(), kortId, text: text.trim(), skriven: new Date().toISOString() }),
    )
    setText('')
    announce('Kommentaren är skriven.')
  }

  return (
    <div className={styles.thread}>
      {kommentarer.length > 0 && (
        <ol className={styles.list} id={listId} aria-label={`Kommentarer om ${om}`}>
          {kommentarer.map((kommentar) => (
            <Kommentar key={kommentar.id} kommentar={kommentar} />
          ))}
        </ol>
      )}
      {can('kommentarer') ? (
        <div className={styles.write}>
          <TextArea
            label={`Kommentera ${om}`}
            isLabelHidden
            placeholder="Skriv en kommentar"
            rows={1}
            value={text}
            onChange={setText}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            }}
          />
          <Button size="s" isDisabled={text.trim() === ''} onPress={send}>
            Skicka
          </Button>
        </div>
      ) : (
        kommentarer.length === 0 && <p className={styles.none}>Inga kommentarer.</p>
      )}
    </div>
  )
}

function Kommentar({ kommentar }: { kommentar: KommentarView }) {
  const { author, isMine, can, run } = useBoard()
  const mayChange = isMine(kommentar.skapadAv) && can('kommentarer')
  const namn = author(kommentar.skapadAv) ?? 'Okänd'
  return (
    <li className={styles.comment}>
      <Avatar namn={namn} size="s" isDecorative />
      <div className={styles.words}>
        <p className={styles.who}>
          <strong>{namn}</strong> <time dateTime={kommentar.skriven}>{formatSkriven(kommentar.skriven)}</time>
        </p>
        {mayChange ? (
          <BoardText
            kind="kommentarer"
            id={kommentar.id}
            field="text"
            label={`Din kommentar från ${formatSkriven(kommentar.skriven)}`}
            quietLabel
            look="plain"
            multiline
            rows={1}
          />
        ) : (
          <p className={styles.text}>{kommentar.text}</p>
        )}
      </div>
      {mayChange && (
        <IconButton
          size="s"
          label={`Ta bort din kommentar från ${formatSkriven(kommentar.skriven)}`}
          icon={<Trash2 aria-hidden />}
          onPress={() =>
            run('tog bort en kommentar', (board) =>
              removeCard(board, { kind: 'kommentarer', id: kommentar.id }),
            )
          }
        />
      )}
    </li>
  )
}

/** `3 okt. 14:05`, as the clock was in Sweden: the same on the server and in every browser. */
function formatSkriven(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}
