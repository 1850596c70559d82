/** What one board says, against the rules of boards and against what SQL says of it. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { BoardRecord } from '#db/queries/doctor.ts'
import type { ProjectedBoard } from '#db/queries/projection.ts'
import type { Board } from '#domain/board/document.ts'
import { brokenInvariants } from '#domain/board/invariants.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { compareDecisions } from './decisions.ts'
import type { Finding } from './finding.ts'

export function checkContent(record: BoardRecord, board: Board): Finding[] {
  const { ref } = record
  const finding = (fault: Finding['fault'], text: string): Finding => ({
    ...{ fault, text },
    board: ref.id,
    repaired: false,
  })
  const owned = new Set(record.owners.map(({ clientId }) => clientId))
  const unowned = [...board.doc.store.clients.keys()].filter((clientId) => !owned.has(clientId))
  const stale = staleRows(record, projectBoard(ref, board))
  return [
    ...brokenInvariants(board).map((broken) =>
      finding('content', `Innehållet bryter mot en regel för tavlor: ${broken}.`),
    ),
    ...unowned.map((clientId) =>
      finding('unowned', `Ingen står för det som är skrivet under klient-id ${clientId}.`),
    ),
    ...compareDecisions(record, board).map(({ fault, text }) => finding(fault, text)),
    ...(stale.length > 0
      ? [finding('projection', `SQL-raderna säger inte det som tavlan säger: ${stale.join(', ')}.`)]
      : []),
  ]
}

/** The kinds of row that differ from what the board gives. */
function staleRows({ projection }: BoardRecord, expected: ProjectedBoard): string[] {
  const { board, ...cards } = expected
  const kinds = Object.keys(cards) as (keyof typeof cards)[]
  const stale: string[] = kinds.filter(
    (kind) => !isDeepStrictEqual(sorted(projection.cards[kind]), sorted(cards[kind])),
  )
  const { at: _at, version: _version, upto: _seen, ...stored } = projection.board ?? {}
  return isDeepStrictEqual(plain(stored), plain(board)) ? stale : ['tavlan', ...stale]
}

function sorted(rows: readonly { id: string }[]): unknown {
  return plain([...rows].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** As JSON has it: the database has no `undefined`. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
