/**
 * Decisions stand in three places that one transaction writes: the server-owned root of the board, its twin in SQL,
 * and the audit. Decision: the root wins over the twin. It lies in the journal, which has checksums, and it is what
 * everybody has seen; the twin can be made from it. Only where the audit says that something else was decided does
 * nobody win: then a person has to look, since somebody has written past the server.
 */
import { isDeepStrictEqual } from 'node:util'
import type { AuditRow, BoardRecord } from '#db/queries/doctor.ts'
import { type InsatsBeslut, NO_BESLUT } from '#domain/board/beslut.ts'
import type { Board } from '#domain/board/document.ts'
import { beslutRootOf } from '#domain/board/views/beslut.ts'

export type Difference = { fault: 'twin' | 'disputed'; text: string }

type Fas = { fas: unknown; las: unknown }

export function compareDecisions(record: BoardRecord, board: Board): Difference[] {
  const root = beslutRootOf(board)
  const twin = new Map(record.insatsBeslut.map(({ insatsId, beslut }) => [insatsId, beslut]))
  const audited = decidedByAudit(record.audit)
  const differences: Difference[] = []
  for (const insatsId of new Set([...Object.keys(root.insatser), ...twin.keys()])) {
    const own = root.insatser[insatsId]
    if (isDeepStrictEqual(own, twin.get(insatsId))) continue
    differences.push(
      speaksAgainst(audited.insatser.get(insatsId), own)
        ? disputed(`Beslutet om insats ${insatsId}`)
        : { fault: 'twin', text: `Beslutet om insats ${insatsId} är ett annat i SQL än på tavlan.` },
    )
  }
  const own: Fas | null = hasFas(board) ? { fas: root.fas, las: root.las } : null
  const stored: Fas | null = record.fas && { fas: record.fas.fas, las: record.fas.las }
  if (!isDeepStrictEqual(own, stored))
    differences.push(
      audited.fas !== null && !isDeepStrictEqual(audited.fas, own)
        ? disputed('Tavlans moment och lås')
        : { fault: 'twin', text: 'Tavlans moment eller lås är andra i SQL än på tavlan.' },
    )
  return differences
}

/** Whether anybody has ever set the phase or the locks. */
export function hasFas(board: Board): boolean {
  return board.beslut.has('fas') || board.beslut.has('las')
}

function disputed(what: string): Difference {
  return {
    fault: 'disputed',
    text: `${what} är ett annat i SQL än på tavlan, och granskningsloggen säger emot tavlan. Någon har skrivit förbi servern; jämför tabellen audit med tavlan innan något rättas.`,
  }
}

type Audited = { insatser: Map<string, Omit<InsatsBeslut, 'motivering'>>; fas: Fas | null }

/** What the audit says was decided last; it never holds anybody's words. */
function decidedByAudit(entries: readonly AuditRow[]): Audited {
  const audited: Audited = { insatser: new Map(), fas: null }
  for (const { action, object, after } of entries) {
    const value = (after ?? {}) as Record<string, unknown>
    if (action === 'set-fas' || action === 'set-las') audited.fas = { fas: value.fas, las: value.las }
    if (action === 'decide-insats' || action === 'set-omfattning')
      audited.insatser.set(object.slice('insats:'.length), value as InsatsBeslut)
    if (action !== 'rank-insats') continue
    for (const [id, order] of Object.entries((value.orders ?? {}) as Record<string, string>)) {
      const known = audited.insatser.get(id)
      if (known) audited.insatser.set(id, { ...known, order })
    }
  }
  return audited
}

function speaksAgainst(
  audited: Omit<InsatsBeslut, 'motivering'> | undefined,
  own: InsatsBeslut | undefined,
): boolean {
  if (!audited) return false
  const { motivering: _, ...values } = own ?? NO_BESLUT
  return !isDeepStrictEqual(audited, values)
}
