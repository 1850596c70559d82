import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { OMFATTNING_NAMN } from '#domain/board/beslut.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import { orsakTexts } from '#domain/board/views/orsaker.ts'
import { isRefusal } from '#domain/result.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { BoardText } from '../board-text.tsx'
import { BeslutBadge } from '../insatser/beslut-badge.tsx'
import { BeslutDialog } from '../insatser/beslut-dialog.tsx'
import { rankable, rankMoves } from '../insatser/ranking.ts'
import styles from './disposition.module.css'
import { OutlineAdd } from './outline-add.tsx'
import { OutlineEntry } from './outline-entry.tsx'
import { Nothing, OutlineSection } from './outline-section.tsx'

/** Moment 4: the insatser in rektor's order, each with what was decided and why. */
export function OutlineInsatser() {
  const { can, run, newId } = useBoard()
  const insatser = useView(insatserOf)
  const [deciding, setDeciding] = useState<string | null>(null)
  const decided = insatser.find(({ id }) => id === deciding)
  return (
    <OutlineSection moment="insatser">
      {insatser.length === 0 && !can('insatser') && <Nothing>Inga insatser är föreslagna än.</Nothing>}
      <ol className={styles.list}>
        {insatser.map((insats) => (
          <li key={insats.id}>
            <InsatsEntry insats={insats} all={insatser} onDecide={() => setDeciding(insats.id)} />
          </li>
        ))}
      </ol>
      {can('insatser') && (
        <OutlineAdd
          label="Föreslå en insats"
          placeholder="Föreslå en insats"
          onAdd={(rubrik) => run('föreslog en insats', (board) => addInsats(board, { id: newId(), rubrik }))}
        />
      )}
      {decided && <BeslutDialog insats={decided} onClose={() => setDeciding(null)} />}
    </OutlineSection>
  )
}

type InsatsEntryProps = { insats: InsatsView; all: readonly InsatsView[]; onDecide: () => void }

function InsatsEntry({ insats, all, onDecide }: InsatsEntryProps) {
  const { decide, sendBeslut } = useBoard()
  const { id, rubrik, ordning, beslut } = insats
  const ranked = rankable(all)
  const rank = async (before: string | null) => {
    for (const move of rankMoves(ranked, { insatsId: id, before })) {
      if (isRefusal(await sendBeslut({ intent: 'rank', ...move }))) return
    }
  }
  return (
    <OutlineEntry
      kind="insatser"
      id={id}
      field="rubrik"
      text={rubrik}
      level={4}
      mark={`${ordning}.`}
      order={{
        ids: ranked.map((one) => one.id),
        isAllowed: decide && beslut.beslut !== 'avslagen',
        move: (before) => void rank(before),
      }}
      actions={
        decide ? [{ id: 'decide', label: 'Besluta …', icon: <Gavel aria-hidden />, onAction: onDecide }] : []
      }
    >
      <p className={styles.badges}>
        <BeslutBadge beslut={beslut.beslut} size="s" />
        <span className={styles.meta}>
          {OMFATTNING_NAMN[beslut.omfattning]}
          {beslut.av && `, ${beslut.av}`}
          {beslut.datum && ` ${formatDatum(beslut.datum)}`}
        </span>
      </p>
      {beslut.motivering && <p className={styles.prose}>Motivering: {beslut.motivering}</p>}
      <BoardText
        kind="insatser"
        id={id}
        field="beskrivning"
        label={`Beskrivning av ${rubrik || 'insatsen'}`}
        quietLabel
        look="plain"
        placeholder="Beskriv insatsen"
        multiline
        rows={1}
      />
      <Answers insats={insats} />
    </OutlineEntry>
  )
}

function Answers({ insats: { orsakIds } }: { insats: InsatsView }) {
  const orsaker = useView((board) => {
    const texts = orsakTexts(board)
    return orsakIds.map((id) => texts.get(id)?.text ?? '')
  })
  if (orsaker.length === 0) return <p className={styles.meta}>Svarar inte på någon orsak än.</p>
  return <p className={styles.meta}>Svarar på: {orsaker.join('; ')}</p>
}
