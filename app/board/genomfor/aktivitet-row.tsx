import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { DateField } from '#app/components/ui/date-field.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { scheduleAktivitet } from '#domain/board/commands/schedule-aktivitet.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import { AKTIVITET_STATUS, type AktivitetStatus, type Tid } from '#domain/board/fields.ts'
import type { AktivitetView } from '#domain/board/views/aktiviteter.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { BoardText } from '../board-text.tsx'
import { DragHandle } from '../dnd/drag-handle.tsx'
import { AnsvarigField } from './ansvarig-field.tsx'
import styles from './genomfor.module.css'

const STATUS_NAMN: Record<AktivitetStatus, string> = { planerad: 'Planerad', pagaende: 'Pågår', klar: 'Klar' }

const CAPTIONS = ['Ansvarig', 'Status', 'Från', 'Till'] as const

/** What the fields of every row are, once, above them; where rows are stacked each field says it itself. */
export function AktivitetCaptions() {
  return (
    <div className={styles.captions} aria-hidden>
      {CAPTIONS.map((caption) => (
        <span key={caption}>{caption}</span>
      ))}
    </div>
  )
}

/** One step: what, who, how far, and when. */
export function AktivitetRow({ aktivitet }: { aktivitet: AktivitetView }) {
  const { can, run, today } = useBoard()
  const { id, rubrik, tid, status } = aktivitet
  const om = rubrik || 'aktiviteten utan rubrik'
  const isLate = status !== 'klar' && tid !== null && tid.slut < today
  const canWrite = can('aktiviteter')

  const schedule = (next: Tid | null) => {
    run(next ? 'ändrade tiden' : 'tog bort tiden', (board) => scheduleAktivitet(board, { id, tid: next }))
    announce(
      next ? `${om}: ${formatDatum(next.start)} till ${formatDatum(next.slut)}.` : `${om} har inga datum.`,
    )
  }

  return (
    <div
      className={styles.row}
      id={`aktivitet-${id}`}
      data-status={status}
      data-readonly={!canWrite || undefined}
    >
      <DragHandle id={id} className={styles.handle} />
      <div className={styles.what}>
        <BoardText
          kind="aktiviteter"
          id={id}
          field="rubrik"
          label={`Aktivitet: ${om}`}
          quietLabel
          look="plain"
          placeholder="Vad ska göras?"
        />
        {isLate && (
          <Badge tone="danger" size="s">
            Skulle ha varit klar {formatDatum(tid.slut)}
          </Badge>
        )}
      </div>
      <Cell caption={CAPTIONS[0]}>
        <AnsvarigField
          kind="aktiviteter"
          id={id}
          ansvarig={aktivitet.ansvarig}
          label={`Ansvarig för ${om}`}
          className={styles.who}
        />
      </Cell>
      {canWrite ? (
        <>
          <Cell caption={CAPTIONS[1]}>
            <Select
              label={`Status för ${om}`}
              isLabelHidden
              options={AKTIVITET_STATUS.map((one) => ({ id: one, label: STATUS_NAMN[one] }))}
              value={status}
              onChange={(next) =>
                run('ändrade status', (board) => setAktivitetStatus(board, { id, status: next }))
              }
            />
          </Cell>
          <Cell caption={CAPTIONS[2]}>
            <DateField
              label={`Från och med, ${om}`}
              isLabelHidden
              value={tid?.start ?? null}
              onChange={(start) =>
                schedule(start === null ? null : { start, slut: tid && tid.slut > start ? tid.slut : start })
              }
            />
          </Cell>
          <Cell caption={CAPTIONS[3]}>
            <DateField
              label={`Till och med, ${om}`}
              isLabelHidden
              value={tid?.slut ?? null}
              onChange={(slut) =>
                schedule(slut === null ? null : { start: tid && tid.start < slut ? tid.start : slut, slut })
              }
            />
          </Cell>
        </>
      ) : (
        <p className={styles.when}>
          {tid ? `${formatDatum(tid.start)}–${formatDatum(tid.slut)}` : 'Inga datum'} · {STATUS_NAMN[status]}
        </p>
      )}
      {canWrite && (
        <IconButton
          label={`Ta bort ${om}`}
          icon={<Trash2 aria-hidden />}
          onPress={() => {
            run('tog bort aktiviteten', (board) => removeCard(board, { kind: 'aktiviteter', id }))
            announce(`${om} är borttagen. Ångra tar tillbaka den.`)
          }}
        />
      )}
    </div>
  )
}

/** The caption is for the eye: the field's own label names the aktivitet as well. */
function Cell({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div className={styles.cell}>
      <span className={styles.caption} aria-hidden>
        {caption}
      </span>
      {children}
    </div>
  )
}
