import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoredRow } from '#db/queries/journal.ts'
import { Random } from '#tests/fuzz/gate/random.ts'
import { assembleBoard } from './load.ts'
import { checksum, decodeRow, encodeRow } from './row.ts'

test.each([false, true])(
  '[J9] rows of two nodes that build on each other are a whole board, careful: %s',
  (careful) => {
    let lostByYjs = 0
    for (let seed = 1; seed <= 150; seed++) {
      const { rows, said } = twoNodes(new Random(seed))
      const board = assembleBoard({ snapshot: null, rows }, { careful })
      expect(board, `seed ${seed}`).toMatchObject({ damaged: false, quarantined: [] })
      const doc = new Y.Doc()
      Y.applyUpdate(doc, board.state)
      expect(doc.getMap('fält').toJSON(), `seed ${seed}`).toEqual(said)
      if (waitsForNothing(rows)) lostByYjs++
    }
    // Otherwise Yjs has mended it, and `readAgain` has no work any more.
    expect(lostByYjs).toBeGreaterThan(0)
  },
)

test('[J9] a row that is not there is missed, whatever waits for it', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { rows } = twoNodes(new Random(seed))
    // The last of a node may never have been.
    const [lost] = rows.filter(({ node, n }) => rows.some((other) => other.node === node && other.n > n))
    const left = rows.filter((row) => row !== lost)
    expect(assembleBoard({ snapshot: null, rows: left }).damaged, `seed ${seed}`).toBe(true)
  }
})

/** Three tabs write the same field, each at one node or the other as it happens. The rows as the journal gives them. */
function twoNodes(random: Random): { rows: StoredRow[]; said: Record<string, unknown> } {
  const rows: StoredRow[] = []
  const reached = [0, 0, 0]
  const docs = [10, 20, 30].map((clientId) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return
      const node = 1 + random.below(2)
      const data = Buffer.from(encodeRow([{ author: null, update }]))
      rows.push({ node, n: ++reached[node]!, data, crc: checksum(data) })
    })
    return doc
  })
  const hear = (doc: Y.Doc, from: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'heard')
  for (let step = 0; step < 24; step++) {
    const doc = random.pick(docs)
    doc.getMap('fält').set('värde', step)
    for (const other of docs) if (other !== doc && random.chance(60)) hear(other, doc)
  }
  for (const doc of docs) hear(docs[0]!, doc)
  return {
    rows: rows.toSorted((a, b) => a.node - b.node || a.n - b.n),
    said: docs[0]!.getMap('fält').toJSON(),
  }
}

/** Whether Yjs, given the rows one after the other, goes on waiting although it has them all. */
function waitsForNothing(rows: readonly StoredRow[]): boolean {
  const doc = new Y.Doc()
  for (const { data } of rows) for (const { update } of decodeRow(data)) Y.applyUpdate(doc, update)
  return doc.store.pendingStructs !== null
}
