import { ArrowDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Table } from '#app/components/ui/table.tsx'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { EnhetRad, Oversikt, OversiktTavla } from '#domain/ska/oversikt.ts'
import { needsLook, type OversiktInsats } from '#domain/ska/oversikt-insats.ts'
import type { Enhetsgrupp, Sortering } from '#domain/ska/oversikt-urval.ts'
import { SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import { AttentionList } from './attention-list.tsx'
import { CycleProgress } from './cycle-progress.tsx'
import styles from './enhet-table.module.css'
import { LatestChange } from './latest-change.tsx'
import { StatusBar } from './status-bar.tsx'

type EnhetTableProps = {
  caption: string
  /** The huvudman's own boards stand above the enheter. */
  huvudman: Oversikt['huvudman']
  groups: readonly Enhetsgrupp[]
  sortering: Sortering
  /** The address of this page in another order. */
  sortTo: (sortering: Sortering) => string
  today: CivilDatum
  /** Ids of enheter that others just changed. */
  changed: ReadonlySet<string>
}

const PROGRESS = 'Så långt har tavlan kommit'

const COLUMNS: readonly { label: string; sortering: Sortering }[] = [
  { label: 'Enhet', sortering: 'namn' },
  { label: PROGRESS, sortering: 'framdrift' },
  { label: 'Insatser', sortering: 'insatser' },
  { label: 'Att se efter', sortering: 'sena' },
  { label: 'Senast ändrad', sortering: 'senast' },
]

/** A row for every enhet, also for one that has not begun; cards where it is narrow. */
export function EnhetTable({
  caption,
  huvudman,
  groups,
  sortering,
  sortTo,
  today,
  changed,
}: EnhetTableProps) {
  return (
    <div className={styles.sheet}>
      <Table caption={caption} isCaptionHidden className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column.label} scope="col" aria-sort={ariaSort(column.sortering, sortering)}>
                <Link to={sortTo(column.sortering)} className={styles.sort} preventScrollReset replace>
                  {column.label}
                  {column.sortering === sortering && <ArrowDown aria-hidden />}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        {huvudman.tavlor.length > 0 && (
          <tbody className={styles.common}>
            {huvudman.tavlor.map((tavla) => (
              <CommonRow
                key={tavla.id}
                tavla={tavla}
                insatser={huvudman.insatser.filter(({ boardId }) => boardId === tavla.id)}
                today={today}
              />
            ))}
          </tbody>
        )}
        {groups.map((group) => (
          <tbody key={group.namn}>
            {group.namn && (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={COLUMNS.length}>
                  {group.namn} <span className="muted">({group.rader.length})</span>
                </th>
              </tr>
            )}
            {group.rader.map((rad) => (
              <Row key={rad.enhet.id} rad={rad} today={today} isChanged={changed.has(rad.enhet.id)} />
            ))}
          </tbody>
        ))}
      </Table>
    </div>
  )
}

function Row({ rad, today, isChanged }: { rad: EnhetRad; today: CivilDatum; isChanged: boolean }) {
  const { enhet, tavla, arbetslag, insatser, senast } = rad
  const hasBoard = tavla !== null || arbetslag.length > 0
  return (
    <tr className={styles.row} data-changed={isChanged || undefined} data-enhet={enhet.id}>
      <th scope="row">
        <Link to={`/enheter/${enhet.id}`} className={styles.namn}>
          {enhet.namn}
        </Link>
        <span className={styles.about}>{enhet.skolformer.map((kod) => SKOLFORM_NAMN[kod]).join(', ')}</span>
      </th>
      <Cell label={PROGRESS}>
        {tavla && <CycleProgress boardId={tavla.id} namn={enhet.namn} framdrift={tavla.framdrift} />}
        {!tavla && (
          <span className={styles.noBoard}>
            {hasBoard ? 'Bara arbetslagens tavlor än' : 'Ingen tavla än'}
          </span>
        )}
        {arbetslag.length > 0 && (
          <ul className={styles.teams} aria-label={`Arbetslagens tavlor på ${enhet.namn}`}>
            {arbetslag.map((team) => (
              <li key={team.id}>
                <span className={styles.team} aria-hidden>
                  {team.namn}
                </span>
                <CycleProgress boardId={team.id} namn={team.namn} framdrift={team.framdrift} isDense />
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <WorkCells insatser={insatser} senast={senast} today={today} hasBoard={hasBoard} />
    </tr>
  )
}

type CommonRowProps = { tavla: OversiktTavla; insatser: readonly OversiktInsats[]; today: CivilDatum }

function CommonRow({ tavla, insatser, today }: CommonRowProps) {
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Link to={`/tavlor/${tavla.id}`} className={styles.namn}>
          Gemensamt
        </Link>
        <span className={styles.about}>Huvudmannens tavla</span>
      </th>
      <Cell label={PROGRESS}>
        <CycleProgress boardId={tavla.id} namn="Gemensamt" framdrift={tavla.framdrift} />
      </Cell>
      <WorkCells insatser={insatser} senast={tavla.senast} today={today} hasBoard />
    </tr>
  )
}

type WorkCellsProps = {
  insatser: readonly OversiktInsats[]
  senast: string | null
  today: CivilDatum
  hasBoard: boolean
}

function WorkCells({ insatser, senast, today, hasBoard }: WorkCellsProps) {
  return (
    <>
      <Cell label="Insatser" nothing={insatser.length === 0 && 'inga insatser än'}>
        <StatusBar insatser={insatser} />
      </Cell>
      <Cell label="Att se efter" nothing={!insatser.some(needsLook) && 'inget just nu'}>
        <AttentionList insatser={insatser} />
      </Cell>
      <Cell label="Senast ändrad" nothing={!hasBoard && 'ingen tavla än'}>
        <span className={styles.senast}>
          <LatestChange at={senast} today={today} />
        </span>
      </Cell>
    </>
  )
}

/** `nothing` says in words what a dash stands for; on a phone such a cell is left out. */
function Cell({
  label,
  nothing,
  children,
}: {
  label: string
  nothing?: string | false
  children: ReactNode
}) {
  return (
    <td data-nothing={nothing ? true : undefined}>
      <span className={styles.cellLabel} aria-hidden>
        {label}
      </span>
      {nothing ? (
        <>
          <span aria-hidden>–</span>
          <span className="visually-hidden">{nothing}</span>
        </>
      ) : (
        children
      )}
    </td>
  )
}

/** Each column has one direction that makes sense; only the name rises. */
function ariaSort(column: Sortering, chosen: Sortering) {
  if (column !== chosen) return 'none'
  return column === 'namn' || column === 'framdrift' ? 'ascending' : 'descending'
}
