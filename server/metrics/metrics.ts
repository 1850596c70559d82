/**
 * What an operator watches, as Prometheus reads it. Numbers and fixed words only: no name, id or text of anybody is a
 * label. Everything is read when somebody asks; between two readings there are only plain counters.
 */
import type pg from 'pg'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { migrationNames } from '#db/migrate.ts'
import { countMigrations } from '#db/queries/health.ts'
import type { RealtimeStatus } from '#server/realtime/measures.ts'
import { createInstruments, type Instruments } from './instruments.ts'
import type { RealtimeCounts } from './realtime-counts.ts'

export type MetricsDeps = {
  counts: RealtimeCounts
  /** What is open now. */
  realtime(): RealtimeStatus
  pool: pg.Pool
  /** Whether the other nodes can be reached; null on a node that stands alone. */
  redis: (() => boolean) | null
}

export type Metrics = {
  contentType: string
  text(): Promise<string>
}

/** Prometheus itself waits ten seconds. */
const ANSWER_WITHIN_MS = 2_000

/** A registry of its own: several servers in one process do not count each other's work. */
export function createMetrics({ counts, realtime, pool, redis }: MetricsDeps): Metrics {
  const registry = new Registry()
  const instruments = createInstruments(registry)
  const expected = migrationNames().length
  let migrations: number | null = null

  collectDefaultMetrics({ register: registry })
  describeEngine(instruments, realtime)
  describeWork(instruments, counts)
  describeTrouble(instruments, counts)

  const { gauge } = instruments
  gauge('kvt_database_up', 'The database answers', () => Number(migrations !== null))
  gauge('kvt_migrations_missing', 'Migrations that the database lacks', () =>
    migrations === null ? null : expected - migrations,
  )
  gauge('kvt_pool_connections', 'Connections to the database', () => pool.totalCount)
  gauge('kvt_pool_idle', 'Connections to the database that nobody uses', () => pool.idleCount)
  gauge('kvt_pool_waiting', 'Queries that wait for a connection', () => pool.waitingCount)
  if (redis) gauge('kvt_redis_up', 'Redis can be reached', () => Number(redis()))

  return {
    contentType: registry.contentType,
    async text() {
      migrations = await withinMoments(countMigrations(pool))
      return registry.metrics()
    },
  }
}

function describeEngine({ gauge }: Instruments, realtime: () => RealtimeStatus): void {
  const told = (key: keyof RealtimeStatus) => realtime()[key]
  gauge('kvt_boards_open', 'Boards that are open', () => told('boards'))
  gauge('kvt_boards_hot', 'Open boards that take the room of a live document', () => told('hot'))
  gauge('kvt_boards_packed', 'Open boards that nobody has asked for lately, deflated', () => told('packed'))
  gauge('kvt_boards_damaged', 'Open boards with unreadable rows, which take no changes', () =>
    told('damaged'),
  )
  gauge('kvt_connections', 'Browser tabs at boards', () => told('connections'))
  gauge('kvt_presence_entries', 'Entries of presence on all boards', () => told('present'))
  gauge('kvt_journal_backlog_bytes', 'Bytes taken in and not yet stored', () => told('backlog'))
  gauge(
    'kvt_journal_oldest_unsaved_seconds',
    'Age of the oldest edit that is not stored',
    () => told('oldestUnsavedMs') / 1000,
  )
  gauge('kvt_board_client_ids_max', 'Yjs clientIDs on the open board that has most of them', () =>
    told('mostClientIds'),
  )
}

function describeWork({ counter, counterBy, histogram }: Instruments, counts: RealtimeCounts): void {
  histogram('kvt_save_seconds', 'From an edit taken in to its being stored', counts.saveSeconds)
  histogram('kvt_commit_seconds', 'One flush of the journal, retries included', counts.commitSeconds)
  histogram('kvt_commit_rows', 'Rows in one flush of the journal', counts.commitRows)
  histogram('kvt_projection_seconds', 'From a change to its being in the rows', counts.projectionSeconds)
  counterBy('kind', 'kvt_frames_received_total', 'Frames from clients', () =>
    Object.entries(counts.framesReceived),
  )
  counterBy('kind', 'kvt_frames_sent_total', 'Frames to clients', () => Object.entries(counts.framesSent))
  counterBy('code', 'kvt_closes_total', 'Sockets that are gone, by code', () => counts.closes)
  counterBy('outcome', 'kvt_compactions_total', 'Journals replaced by a snapshot', () =>
    Object.entries(counts.compactions),
  )
  counterBy('fate', 'kvt_hints_total', 'Hints from other nodes', () => Object.entries(counts.hints))
  counter(
    'kvt_rows_reconciled_total',
    'Rows of other nodes read from the journal',
    () => counts.rowsReconciled,
  )
}

function describeTrouble({ counter, counterBy }: Instruments, counts: RealtimeCounts): void {
  counterBy('rule', 'kvt_refusals_total', 'Changes that the gate turned away, by rule', () => counts.refusals)
  counter('kvt_commit_failures_total', 'Flushes that had to be tried again', () => counts.commitFailures)
  counter(
    'kvt_projection_failures_total',
    'Projections that had to be tried again',
    () => counts.projectionFailures,
  )
  counter('kvt_boards_damaged_total', 'Boards found with unreadable rows', () => counts.boardsDamaged)
  counter('kvt_rooms_lost_total', 'Rooms given up over rows that are not theirs', () => counts.roomsLost)
}

/** Null when there is no answer soon. */
async function withinMoments<T>(answer: Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS)
  try {
    return await Promise.race([answer.catch(() => null), promise])
  } finally {
    clearTimeout(timer)
  }
}
