import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '#domain/board/card.ts'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { projectBoard } from './project.ts'

const id = (name: string) => name.padEnd(8, '0')
const ref: BoardRef = {
  id: 'board',
  huvudmanId: 'huvudman',
  enhetId: 'enhet',
  arbetslagId: null,
  niva: 'enhet',
  lasar: '2026/27',
}

test('the causes of each result stand in the order they are read, with their group and what they lean on', () => {
  const board = openBoard(new Y.Doc())
  for (const u of ['u1', 'u2']) {
    addUtfall(board, { id: id(u), kategori: 'resultat', rubrik: u })
    addOrsak(board, { id: id(`${u}a`), utfallId: id(u), text: 'a' })
    addOrsak(board, { id: id(`${u}b`), utfallId: id(u), text: 'b' })
    addOrsak(board, { id: id(`${u}aa`), utfallId: id(u), text: 'aa', under: id(`${u}a`) })
  }
  addGrupp(board, { id: id('grupp'), utfallId: id('u2'), namn: 'Ledning', orsakIds: [id('u2b')] })
  addBelagg(board, { id: id('belagg'), orsakId: id('u1aa'), slag: 'motsager', text: 'Nej' })
  const rows = projectBoard(ref, board).orsaker.map((row) => [
    ...[row.utfallId, row.ordning, row.text, row.underId, row.djup],
    ...[row.grupp, row.stodjer, row.motsager],
  ])
  expect(rows).toEqual([
    [id('u1'), 1, 'a', null, 0, null, 0, 0],
    [id('u1'), 2, 'aa', id('u1a'), 1, null, 0, 1],
    [id('u1'), 3, 'b', null, 0, null, 0, 0],
    [id('u2'), 1, 'a', null, 0, null, 0, 0],
    [id('u2'), 2, 'aa', id('u2a'), 1, null, 0, 0],
    [id('u2'), 3, 'b', null, 0, 'Ledning', 0, 0],
  ])
})

test('a chain of 20 000 causes becomes rows instead of an error', () => {
  const board = openBoard(new Y.Doc())
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  board.doc.transact(() => {
    for (let at = 0; at < 20_000; at++) {
      const under = at === 0 ? null : `orsak-${at - 1}`.padStart(12, '0')
      const plats = { utfallId: id('u1'), under, gruppId: null, order: 'a0' }
      createCard(board, 'orsaker', `orsak-${at}`.padStart(12, '0'), { plats, paverkan: null })
    }
  })
  expect(projectBoard(ref, board).orsaker).toHaveLength(20_000)
})
