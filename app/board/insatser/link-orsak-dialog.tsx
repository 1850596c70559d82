import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { linkOrsak } from '#domain/board/commands/link-orsak.ts'
import type { Board } from '#domain/board/document.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { everyNode, orsakTree } from '#domain/board/views/orsaker.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { quoted } from '../dnd/messages.ts'
import styles from './insatser.module.css'

/** Ties an insats to the causes it answers; each choice is written at once and seen by all. */
export function LinkOrsakDialog({ insats, onClose }: { insats: InsatsView; onClose: () => void }) {
  const { run } = useBoard()
  const groups = useView(orsakerByUtfall)
  const [search, setSearch] = useState('')
  const fits = (text: string) => text.toLocaleLowerCase('sv').includes(search.trim().toLocaleLowerCase('sv'))
  const shown = groups
    .map((group) => ({ ...group, orsaker: group.orsaker.filter(({ text }) => fits(text)) }))
    .filter(({ orsaker }) => orsaker.length > 0)
  return (
    <Dialog
      isOpen
      title={`Vilka orsaker svarar ${quoted(insats.rubrik)} på?`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <Button variant="primary" onPress={onClose}>
          Klar
        </Button>
      }
    >
      {groups.length === 0 ? (
        <p>Det finns inga orsaker på tavlan än. Skriv dem under Orsaker.</p>
      ) : (
        <TextField label="Sök bland orsakerna" value={search} onChange={setSearch} />
      )}
      {shown.map(({ id, rubrik, orsaker }) => (
        <fieldset key={id} className={styles.linkGroup}>
          <legend>{rubrik || 'Resultat utan rubrik'}</legend>
          {orsaker.map((orsak) => (
            <Checkbox
              key={orsak.id}
              className={styles[`depth${Math.min(orsak.djup, 3)}`]}
              isSelected={insats.orsakIds.includes(orsak.id)}
              onChange={(on) =>
                run(on ? 'kopplade en orsak' : 'kopplade bort en orsak', (board) =>
                  linkOrsak(board, { insatsId: insats.id, orsakId: orsak.id, on }),
                )
              }
            >
              {orsak.text || 'Orsak utan text'}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      {groups.length > 0 && shown.length === 0 && <p>Ingen orsak innehåller {quoted(search)}.</p>}
    </Dialog>
  )
}

function orsakerByUtfall(board: Board) {
  return utfallOf(board)
    .map(({ id, rubrik }) => ({
      id,
      rubrik,
      orsaker: everyNode(orsakTree(board, id)).map((orsak) => ({
        id: orsak.id,
        text: orsak.text,
        djup: orsak.djup,
      })),
    }))
    .filter(({ orsaker }) => orsaker.length > 0)
}
