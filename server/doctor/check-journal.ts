/** The journal of one board: bytes, numbers, and who wrote what. Pure. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { BoardRecord } from '#db/queries/doctor.ts'
import type { StoredRow } from '#db/queries/journal.ts'
import { type Authored, checksum, decodeRow } from '#server/realtime/journal/row.ts'
import type { Finding } from './finding.ts'

/** Person to huvudman. */
export type Persons = ReadonlyMap<string, string>

export function checkJournal(record: BoardRecord, persons: Persons): Finding[] {
  const { ref, snapshot, snapshots } = record
  const found: Finding[] = []
  const tell = (fault: Finding['fault'], text: string) =>
    found.push({ fault, board: ref.id, text, repaired: false })

  if (!(Number.isInteger(ref.epoch) && ref.epoch >= 1))
    tell('epoch', `Tavlans epok är ${ref.epoch} och ska vara 1 eller mer.`)
  if (snapshots > 1) tell('snapshot', `Tavlan har ${snapshots} ögonblicksbilder och ska ha högst en.`)
  if (snapshot && checksum(snapshot.data) !== snapshot.crc)
    tell('snapshot', 'Tavlans ögonblicksbild stämmer inte med sin kontrollsumma. Tavlan kan inte öppnas.')
  for (const text of wrongNumbers(record)) tell(...text)
  for (const row of record.touched) {
    if (row.touched !== null && !isTouched(row.touched))
      tell(
        'touched',
        `${nameOf(row)} säger inte läsbart vem som ändrade vad. Tavlans journal kan inte läggas ihop.`,
      )
  }
  for (const row of record.rows) {
    const updates = readRow(row)
    if (typeof updates === 'string') {
      tell('row', `${nameOf(row)} ${updates}. Tavlan visas utan den och tar inte emot ändringar.`)
      continue
    }
    for (const text of wrongAuthors(record, updates, persons)) tell('forged', `${nameOf(row)} ${text}`)
  }
  return found
}

const touched = z.record(z.union([z.literal(''), z.guid()]), z.record(z.string(), z.array(z.string())))

function isTouched(json: string): boolean {
  try {
    return touched.safeParse(JSON.parse(json)).success
  } catch {
    return false
  }
}

const nameOf = ({ node, n }: { node: number; n: number }) => `Journalrad ${n} från nod ${node}`

/** What the row holds, or what is wrong with it. */
function readRow({ data, crc }: StoredRow): Authored[] | string {
  if (checksum(data) !== crc) return 'stämmer inte med sin kontrollsumma'
  try {
    return decodeRow(data)
  } catch {
    return 'har ett format som inte går att läsa'
  }
}

/** Numbers go on from the snapshot's without gaps, for every node, at least as far as somebody has seen. */
function wrongNumbers({ snapshot, rows, projection }: BoardRecord): [Finding['fault'], string][] {
  const wrong: [Finding['fault'], string][] = []
  const last = new Map(Object.entries(snapshot?.upto ?? {}).map(([node, n]) => [Number(node), n]))
  for (const row of rows) {
    const before = last.get(row.node) ?? 0
    if (row.n <= before) {
      wrong.push(['covered', `${nameOf(row)} finns kvar fast ögonblicksbilden redan har den.`])
      continue
    }
    if (row.n > before + 1) {
      const missing = row.n === before + 2 ? `${row.n - 1}` : `${before + 1}–${row.n - 1}`
      wrong.push(['gap', `Journalrad ${missing} från nod ${row.node} saknas.`])
    }
    last.set(row.node, row.n)
  }
  for (const [node, n] of Object.entries(projection.board?.upto ?? {})) {
    if (n > (last.get(Number(node)) ?? 0))
      wrong.push(['gap', `Journalrad ${n} från nod ${node} saknas: SQL-raderna har sett den.`])
  }
  return wrong
}

/** What is new in an update stands under clientIDs of the person that the row names. */
function wrongAuthors(
  { ref, owners }: BoardRecord,
  updates: readonly Authored[],
  persons: Persons,
): string[] {
  const ownerOf = new Map(owners.map(({ clientId, personId }) => [clientId, personId]))
  const wrong = new Set<string>()
  for (const { author, update } of updates) {
    if (author !== null && persons.has(author) && persons.get(author) !== ref.huvudmanId)
      wrong.add('är skriven av någon hos en annan huvudman.')
    for (const clientId of clientsOf(update)) {
      const owner = ownerOf.get(clientId)
      // Unknown owners are told once for the whole board; of somebody who has been erased nothing is left to compare.
      if (owner === undefined || (owner === null && author !== null && !persons.has(author))) continue
      if (owner !== author)
        wrong.add(`har skrivits av en person under klient-id ${clientId}, som är någon annans.`)
    }
  }
  return [...wrong]
}

/** None when the update cannot be read; that is told when the board is put together. */
function clientsOf(update: Uint8Array): Set<number> {
  try {
    return new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))
  } catch {
    return new Set()
  }
}
