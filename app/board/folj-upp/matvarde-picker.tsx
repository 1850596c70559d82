import { Check, Search } from 'lucide-react'
import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { KATEGORIER } from '#domain/board/fields.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { KATEGORI_NAMN } from '../utfall/kategori.ts'
import { UtfallFigure } from '../utfall/utfall-figure.tsx'
import styles from './matvarde-picker.module.css'
import { type PickerRow, pickerRows, searchRows, utfallOfRow } from './picker-list.ts'

/** Takes published figures of the enhet onto the board, several at a time. */
export function MatvardePicker({ onClose }: { onClose: () => void }) {
  const { page, run, newId } = useBoard()
  const taken = useView((board) => utfallOf(board).flatMap(({ matvarde }) => matvarde?.indikatorId ?? []))
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = pickerRows(page)
  const found = searchRows(rows, query)

  const choose = (indikatorId: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(indikatorId)
    else next.delete(indikatorId)
    setChosen(next)
  }
  const add = () => {
    const wanted = rows.filter(({ indikatorId }) => chosen.has(indikatorId))
    run(wanted.length === 1 ? 'hämtade ett resultat' : `hämtade ${wanted.length} resultat`, (board) => {
      for (const row of wanted) addUtfall(board, utfallOfRow(row, newId()))
    })
    announce(`${wanted.length} resultat ligger nu på tavlan.`)
    onClose()
  }

  return (
    <Dialog
      isOpen
      size="l"
      title="Hämta publicerade resultat"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button variant="primary" isDisabled={chosen.size === 0} onPress={add}>
            {chosen.size < 2 ? 'Lägg på tavlan' : `Lägg ${chosen.size} på tavlan`}
          </Button>
        </>
      }
    >
      <TextField
        label="Sök bland resultaten"
        isLabelHidden
        placeholder="Sök: nationella prov, trygghet, behörighet …"
        icon={<Search aria-hidden />}
        value={query}
        onChange={setQuery}
        autoFocus
      />
      {found.length === 0 && <p className={styles.none}>Inget resultat passar din sökning.</p>}
      {KATEGORIER.map((kategori) => {
        const inKategori = found.filter((row) => row.kategori === kategori)
        return (
          inKategori.length > 0 && (
            <section key={kategori} aria-labelledby={`hamta-${kategori}`} className={styles.group}>
              <h3 id={`hamta-${kategori}`} className={styles.title}>
                {KATEGORI_NAMN[kategori]}
              </h3>
              <ul className={styles.rows}>
                {inKategori.map((row) => (
                  <Row
                    key={row.indikatorId}
                    row={row}
                    isTaken={taken.includes(row.indikatorId)}
                    isChosen={chosen.has(row.indikatorId)}
                    onChange={(on) => choose(row.indikatorId, on)}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </Dialog>
  )
}

type RowProps = { row: PickerRow; isTaken: boolean; isChosen: boolean; onChange: (on: boolean) => void }

function Row({ row, isTaken, isChosen, onChange }: RowProps) {
  const { matvarde } = row
  return (
    <li className={styles.row} data-chosen={isChosen || undefined}>
      <div className={styles.words}>
        {isTaken ? (
          <>
            <span>{matvarde.namn}</span>
            <Badge size="s" tone="ok" icon={<Check aria-hidden />}>
              På tavlan
            </Badge>
          </>
        ) : (
          <Checkbox isSelected={isChosen} onChange={onChange} description={matvarde.kalla}>
            {matvarde.namn}
          </Checkbox>
        )}
      </div>
      <UtfallFigure matvarde={matvarde} isSmall />
    </li>
  )
}
