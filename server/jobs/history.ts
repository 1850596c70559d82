/**
 * The boards' housekeeping: a version of each when a day with changes has ended, and letting go of what has been kept
 * long enough: versions, who changed what, and clientIDs that somebody was seen with. Every process starts it; a lock in the database lets one of them work.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Db } from '#db/client.ts'
import { deleteReservations } from '#db/queries/board-clients.ts'
import { deleteChangesBefore } from '#db/queries/changes.ts'
import {
  aloneWithHistory,
  deleteVersionsBefore,
  insertVersion,
  selectBoardsDue,
} from '#db/queries/versions.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { CHANGES_KEPT_DAYS, dagNamn, keptUntil } from '#domain/board/version/version.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Clock } from '#server/clock.ts'
import type { Logger } from '#server/log.ts'
import { RESERVED_DAYS } from '#server/realtime/reservations.ts'
import type { Rooms } from '#server/realtime/rooms.ts'

export type HistoryDeps = {
  db: Db
  pool: pg.Pool
  clock: Clock
  rooms: Pick<Rooms, 'read'>
  log: Logger
}
/** How many of each. */
export type HistoryRun = {
  saved: number
  failed: number
  versionsGone: number
  changesGone: number
  reservationsGone: number
}

const EVERY_MS = 3_600_000
const FIRST_AFTER_MS = 60_000
const DAY_MS = 86_400_000

/** One round, now; null when another process is at it. A board that cannot be read does not stop the others. */
export function keepHistory(
  { db, pool, clock, rooms, log }: HistoryDeps,
  stopping?: AbortSignal,
): Promise<HistoryRun | null> {
  return aloneWithHistory(pool, async () => {
    const run: HistoryRun = { saved: 0, failed: 0, versionsGone: 0, changesGone: 0, reservationsGone: 0 }
    for (const { changed, ...board } of await selectBoardsDue(db, todayInSweden(clock.now()))) {
      if (stopping?.aborted) break
      try {
        // Before it is read: what is written meanwhile belongs to the next one.
        const at = clock.now()
        const innehall = await rooms.read(board.id, renderBoard)
        await insertVersion(db, board, {
          ...{ id: randomUUID(), at, slag: 'dag', personId: null, innehall },
          namn: dagNamn(todayInSweden(changed)),
          behallsTill: keptUntil('dag', todayInSweden(at)),
        })
        run.saved++
      } catch (err) {
        run.failed++
        log.error({ err, board: board.id }, 'no version of the day could be kept of a board')
      }
    }
    const now = clock.now()
    run.versionsGone = await deleteVersionsBefore(db, todayInSweden(now))
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
    run.changesGone = await deleteChangesBefore(db, ago(CHANGES_KEPT_DAYS))
    run.reservationsGone = await deleteReservations(db, ago(RESERVED_DAYS))
    return run
  })
}

/** Runs it every hour, and soon after the start; the returned function stops it, after the board it is at. */
export function startHistoryJob(deps: HistoryDeps): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  const round = () => {
    running = keepHistory(deps, stopping.signal).catch((err: unknown) =>
      deps.log.warn({ err }, 'the history could not be looked after; it is tried again in an hour'),
    )
  }
  const first = setTimeout(round, FIRST_AFTER_MS)
  const hourly = setInterval(round, EVERY_MS)
  return async () => {
    clearTimeout(first)
    clearInterval(hourly)
    stopping.abort()
    await running
  }
}
