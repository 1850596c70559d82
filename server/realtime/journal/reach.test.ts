import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { reachesOf } from './reach.ts'
import { encodeRow } from './row.ts'

const anna = '00000000-0000-4000-8000-000000000001'
const bo = '00000000-0000-4000-8000-000000000002'

test('a row comes as far under a clientID as its updates do together, each by its author', () => {
  const updates: { author: string; update: Uint8Array }[] = []
  const [annas, bos] = [new Y.Doc(), new Y.Doc()]
  annas.clientID = 1
  bos.clientID = 2
  annas.getText('t').insert(0, 'before')
  annas.on('update', (update: Uint8Array) => updates.push({ author: anna, update }))
  bos.on('update', (update: Uint8Array) => updates.push({ author: bo, update }))
  annas.getText('t').insert(6, 'ab')
  bos.getText('t').insert(0, 'xyz')
  annas.getText('t').insert(8, 'c')
  annas.getText('t').delete(0, 1)
  const row = { boardId: 'b', huvudmanId: 'h', n: 1, crc: 0, touched: null, data: encodeRow(updates) }
  expect(reachesOf(row)).toEqual([
    { boardId: 'b', huvudmanId: 'h', clientId: 1, personId: anna, begun: 6, reached: 9 },
    { boardId: 'b', huvudmanId: 'h', clientId: 2, personId: bo, begun: 0, reached: 3 },
  ])
})
