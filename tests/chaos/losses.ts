/** What was promised to writers, held against what the database has. */
import type pg from 'pg'
import * as Y from 'yjs'
import { selectJournal } from '#db/queries/journal.ts'
import { openBoard } from '#domain/board/document.ts'
import { loadBoard } from '#server/realtime/journal/load.ts'
import { tokensOf, type Writer } from './writer.ts'

/** What a promise was broken about; all of them 0 when none was. */
export type Losses = {
  /** Called saved, and not so in the database: gone, or a deletion that did not stay. */
  saved: number
  /** On somebody else's screen, and not in the database. */
  seen: number
  /** In the database, and nobody can have meant it to be there. */
  ghosts: number
}

export const NOTHING_LOST: Losses = { saved: 0, seen: 0, ghosts: 0 }

/** Everything that has been promised on one board up to this moment. Hold it against what is read afterwards. */
export function promisesTo(writers: readonly Writer[]): { against(stored: ReadonlySet<string>): Losses } {
  const shown = writers.map(({ board }) => tokensOf(board))
  const promised = writers.flatMap((writer, at) =>
    writer.steps.map(({ token, act, isSaved }) => ({
      ...{ token, act, isSaved },
      isSeen: shown.some((tokens, other) => other !== at && tokens.has(token)),
    })),
  )
  return {
    against(stored) {
      // Read now: what is on its way may have been stored or not.
      const steps = writers.flatMap((writer) => writer.steps)
      const written = new Set(steps.map(({ token }) => token))
      const deleted = new Set(steps.filter(({ act }) => act === 'delete').map(({ token }) => token))
      const losses = { ...NOTHING_LOST, ghosts: stored.difference(written).size }
      for (const { token, act, isSaved, isSeen } of promised) {
        if (act === 'delete') {
          if (isSaved && stored.has(token)) losses.saved++
        } else if (!stored.has(token) && !deleted.has(token)) {
          if (isSaved) losses.saved++
          if (isSeen) losses.seen++
        }
      }
      return losses
    },
  }
}

export function sumOf(a: Losses, b: Losses): Losses {
  return { saved: a.saved + b.saved, seen: a.seen + b.seen, ghosts: a.ghosts + b.ghosts }
}

/** The tokens of a board as it lies in the database. Throws when one is there twice. */
export async function tokensInDatabase(pool: pg.Pool, boardId: string): Promise<Set<string>> {
  return tokensOf(openBoard(await documentInDatabase(pool, boardId)))
}

/** A board as it lies in the database. */
export async function documentInDatabase(pool: pg.Pool, boardId: string): Promise<Y.Doc> {
  const { state } = await loadBoard(pool, boardId)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** What is wrong with a board's journal: unreadable rows, missing numbers, rows that are there under two of them. */
export async function journalFaults(pool: pg.Pool, boardId: string): Promise<string[]> {
  const { snapshot, rows } = await selectJournal(pool, boardId)
  const { damaged } = await loadBoard(pool, boardId)
  const faults = damaged ? ['the board is damaged'] : []
  const last: Record<number, number> = { ...snapshot?.upto }
  const seen = new Set<string>()
  for (const { node, n, data } of rows) {
    if (n !== (last[node] ?? 0) + 1) faults.push(`row ${n} of node ${node} follows ${last[node] ?? 0}`)
    last[node] = n
    const bytes = data.toString('latin1')
    if (seen.has(bytes)) faults.push(`row ${n} of node ${node} is there twice`)
    seen.add(bytes)
  }
  return faults
}
