import { Link } from 'react-router'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { INSATS_STATUS, INSATS_STATUS_NAMN, type InsatsStatus } from '#domain/ska/insats-status.ts'
import { LAGE_NAMN } from '#domain/ska/lage.ts'
import type { OversiktInsats } from '#domain/ska/oversikt-insats.ts'
import styles from './insats-table.module.css'

const TONE: Record<InsatsStatus, Tone> = {
  forslag: 'neutral',
  planerad: 'info',
  pagaende: 'info',
  klar: 'ok',
  avvaktar: 'neutral',
  avslagen: 'neutral',
}

/** What the enhet has decided to do and thinks of doing, with where each stands. */
export function InsatsTable({ caption, insatser }: { caption: string; insatser: readonly OversiktInsats[] }) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={insatser}
      rowId={({ boardId, id }) => `${boardId} ${id}`}
      columns={[
        {
          id: 'rubrik',
          label: 'Insats',
          sortBy: ({ rubrik }) => rubrik,
          cell: ({ boardId, id, rubrik, status, sen, tyst }) => (
            <>
              <Link to={`/tavlor/${boardId}/${viewOf(status)}#insats-${id}`}>{rubrik}</Link>
              {(sen.length > 0 || tyst !== null) && (
                <span className={styles.why}>
                  {sen.join(' ')}
                  {tyst !== null && ` Inte uppföljd på ${tyst} dagar.`}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'status',
          label: 'Status',
          sortBy: ({ status }) => INSATS_STATUS.indexOf(status),
          cell: ({ status, sen }) => (
            <span className={styles.badges}>
              <Badge tone={TONE[status]} {...(status !== 'klar' && { icon: false })}>
                {INSATS_STATUS_NAMN[status]}
              </Badge>
              {sen.length > 0 && <Badge tone="danger">Försenad</Badge>}
            </span>
          ),
        },
        {
          id: 'ansvarig',
          label: 'Ansvarig',
          sortBy: ({ ansvarig }) => ansvarig,
          cell: ({ ansvarig }) => ansvarig || <span className="muted">Ingen än</span>,
        },
        {
          id: 'maldatum',
          label: 'Måldatum',
          sortBy: ({ maldatum }) => maldatum,
          cell: ({ maldatum }) =>
            maldatum ? formatDatum(maldatum) : <span className="muted">Inget än</span>,
        },
        {
          id: 'uppfoljd',
          label: 'Senaste uppföljning',
          sortBy: ({ senastUppfoljd }) => senastUppfoljd,
          cell: ({ lage, senastUppfoljd }) =>
            senastUppfoljd ? (
              `${formatDatum(senastUppfoljd)}${lage ? `: ${LAGE_NAMN[lage].toLowerCase()}` : ''}`
            ) : (
              <span className="muted">Ingen än</span>
            ),
        },
      ]}
    />
  )
}

/** What is decided is carried out in the last moment; the rest is still to be decided. */
function viewOf(status: InsatsStatus): 'genomfor' | 'insatser' {
  return status === 'forslag' || status === 'avvaktar' || status === 'avslagen' ? 'insatser' : 'genomfor'
}
