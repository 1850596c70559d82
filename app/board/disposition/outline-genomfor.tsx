import { CalendarDays, Check, ClipboardCheck } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import { moveAktivitet } from '#domain/board/commands/move-aktivitet.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import { AKTIVITET_STATUS, type AktivitetStatus } from '#domain/board/fields.ts'
import { type AktivitetView, aktiviteterOf } from '#domain/board/views/aktiviteter.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import { type UppfoljningView, uppfoljningarOf } from '#domain/board/views/uppfoljningar.ts'
import { formatDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import { LAGE_NAMN } from '#domain/ska/lage.ts'
import { BoardText } from '../board-text.tsx'
import { UppfoljningForm } from '../genomfor/uppfoljning-form.tsx'
import { AktivitetDialog } from './aktivitet-dialog.tsx'
import styles from './disposition.module.css'
import { OutlineAdd } from './outline-add.tsx'
import { OutlineEntry } from './outline-entry.tsx'
import { Nothing, OutlineSection } from './outline-section.tsx'

const STATUS_NAMN: Record<AktivitetStatus, string> = {
  planerad: 'Planerad',
  pagaende: 'Pågår',
  klar: 'Klar',
}

/** Moment 5: what was decided, with its goal, its steps and how it goes. */
export function OutlineGenomfor() {
  const decided = useView((board) => insatserOf(board).filter(({ beslut }) => beslut.beslut === 'beslutad'))
  return (
    <OutlineSection moment="genomfor">
      {decided.length === 0 && <Nothing>Ingen insats är beslutad än.</Nothing>}
      {decided.map((insats) => (
        <Plan key={insats.id} insats={insats} />
      ))}
    </OutlineSection>
  )
}

function Plan({ insats }: { insats: InsatsView }) {
  const { can, run, newId } = useBoard()
  const { id: insatsId, rubrik, malbild, ansvarig } = insats
  const aktiviteter = useView((board) => aktiviteterOf(board, insatsId))
  const uppfoljningar = useView((board) => uppfoljningarOf(board, insatsId))
  const om = rubrik || 'insatsen'
  return (
    <div className={styles.group}>
      <h4 className={styles.entryTitle}>{rubrik || 'Insats utan rubrik'}</h4>
      <p className={styles.meta}>Ansvarig: {ansvarig?.namn ?? 'ingen än'}</p>
      <BoardText
        kind="insatser"
        id={insatsId}
        field="mal"
        label={`Mål för ${om}`}
        quietLabel
        look="plain"
        placeholder="Mål: vad ska vara annorlunda, och hur märker vi det?"
        multiline
        rows={1}
      />
      {malbild && (
        <p className={styles.meta}>
          {malbild.indikator}: från {malbild.baslinje?.toLocaleString('sv-SE') ?? 'okänt'} till{' '}
          {malbild.malvarde?.toLocaleString('sv-SE') ?? 'okänt'}
          {malbild.maldatum && ` senast ${formatDatum(malbild.maldatum)}`}
        </p>
      )}
      <h5 className={styles.groupTitle}>Aktiviteter</h5>
      <ol className={styles.list}>
        {aktiviteter.map((aktivitet) => (
          <li key={aktivitet.id}>
            <AktivitetEntry aktivitet={aktivitet} siblings={aktiviteter} />
          </li>
        ))}
      </ol>
      {can('aktiviteter') && (
        <OutlineAdd
          label={`Lägg till en aktivitet i ${om}`}
          placeholder="Ny aktivitet: vad gör vi, konkret?"
          onAdd={(text) =>
            run('lade till en aktivitet', (board) =>
              addAktivitet(board, { id: newId(), insatsId, rubrik: text }),
            )
          }
        />
      )}
      <h5 className={styles.groupTitle}>Uppföljningar</h5>
      <Uppfoljningar insats={insats} uppfoljningar={uppfoljningar} />
    </div>
  )
}

function AktivitetEntry({ aktivitet, siblings }: { aktivitet: AktivitetView; siblings: AktivitetView[] }) {
  const { can, run, today } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const { id, insatsId, rubrik, tid, ansvarig, status } = aktivitet
  const canWrite = can('aktiviteter')
  const isLate = status !== 'klar' && tid !== null && tid.slut < today
  const facts = [
    STATUS_NAMN[status],
    tid ? `${formatDatumShort(tid.start)} till ${formatDatumShort(tid.slut)}` : 'inga datum',
    ansvarig?.namn ?? 'ingen ansvarig',
  ]
  return (
    <OutlineEntry
      kind="aktiviteter"
      id={id}
      field="rubrik"
      text={rubrik}
      order={{
        ids: siblings.map((one) => one.id),
        isAllowed: canWrite,
        move: (beforeId) =>
          run('flyttade aktiviteten', (board) => moveAktivitet(board, { id, insatsId, beforeId })),
      }}
      actions={
        canWrite
          ? [
              {
                id: 'plan',
                label: 'Datum och ansvarig …',
                icon: <CalendarDays aria-hidden />,
                onAction: () => setOpen(true),
              },
              ...AKTIVITET_STATUS.filter((next) => next !== status).map((next) => ({
                id: next,
                label: `Markera som ${STATUS_NAMN[next].toLowerCase()}`,
                icon: <Check aria-hidden />,
                onAction: () =>
                  run('ändrade status', (board) => setAktivitetStatus(board, { id, status: next })),
              })),
            ]
          : []
      }
    >
      <p className={styles.facts}>
        {facts.join(' · ')}
        {isLate && (
          <Badge size="s" tone="danger">
            Försenad
          </Badge>
        )}
      </p>
      {isOpen && <AktivitetDialog aktivitet={aktivitet} onClose={() => setOpen(false)} />}
    </OutlineEntry>
  )
}

function Uppfoljningar({ insats, uppfoljningar }: { insats: InsatsView; uppfoljningar: UppfoljningView[] }) {
  const { can, author } = useBoard()
  const [isWriting, setWriting] = useState(false)
  return (
    <>
      {uppfoljningar.length === 0 && !isWriting && <Nothing>Inte uppföljd än.</Nothing>}
      <ul className={styles.list}>
        {uppfoljningar.map(({ id, datum, lage, text, skapadAv }) => (
          <li key={id}>
            <OutlineEntry kind="uppfoljningar" id={id} field="text" text={text}>
              <p className={styles.facts}>
                {[LAGE_NAMN[lage], formatDatum(datum), author(skapadAv)].filter(Boolean).join(' · ')}
              </p>
            </OutlineEntry>
          </li>
        ))}
      </ul>
      {can('uppfoljningar') &&
        (isWriting ? (
          <UppfoljningForm insats={insats} onClose={() => setWriting(false)} />
        ) : (
          <Button
            size="s"
            className={styles.act}
            icon={<ClipboardCheck aria-hidden />}
            onPress={() => setWriting(true)}
          >
            Följ upp
          </Button>
        ))}
    </>
  )
}
