import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Beslutslag, insatsKey } from '#domain/board/beslut.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { ranksToMove } from '#domain/board/rank.ts'
import { beslutOf, insatserOf } from '#domain/board/views/insatser.ts'
import { capacityText, inUrval, lineAbove, neighbourInAll, rankable, rankMoves } from './ranking.ts'
import { redThreads } from './red-thread.ts'

const id = (name: string) => name.padEnd(8, '0')

/** Insatser `a`, `b`, … ranked in this order, each with its decision. */
function ranked(...beslut: Beslutslag[]): Board {
  const board = openBoard(new Y.Doc())
  beslut.forEach((slag, at) => {
    const name = String.fromCharCode(97 + at)
    addInsats(board, { id: id(name), rubrik: name })
    board.beslut.set(insatsKey(id(name)), { order: `a${at}`, beslut: slag })
  })
  return board
}

test('the line goes under the last decided insats, and nowhere when they are mixed', () => {
  expect(lineAbove(insatserOf(ranked('beslutad', 'beslutad', 'forslag', 'avvaktar')))).toBe(id('c'))
  expect(lineAbove(insatserOf(ranked('beslutad', 'forslag', 'beslutad')))).toBeNull()
  expect(lineAbove(insatserOf(ranked('forslag', 'forslag')))).toBeNull()
  expect(lineAbove(insatserOf(ranked('beslutad')))).toBeNull()
})

test('what was turned down takes no part in the order', () => {
  expect(rankable(insatserOf(ranked('avslagen', 'forslag'))).map(({ rubrik }) => rubrik)).toEqual(['b'])
})

test('last among those that are seen is in front of what follows the last one seen', () => {
  const all = insatserOf(ranked('beslutad', 'forslag', 'beslutad', 'avvaktar'))
  const shown = inUrval(all, 'beslutad')
  expect(neighbourInAll(all, shown, { insatsId: id('a'), before: null })).toBe(id('d'))
  expect(neighbourInAll(all, shown, { insatsId: id('c'), before: id('a') })).toBe(id('a'))
  expect(neighbourInAll(all, all, { insatsId: id('a'), before: null })).toBeNull()
})

test('an insats comes to where it was put, also after those that nobody has ranked', () => {
  const names = 'abcde'
  for (const insats of names) {
    for (const before of [...names, null].filter((it) => it !== insats)) {
      const board = ranked('forslag', 'forslag')
      for (const name of 'cde') addInsats(board, { id: id(name), rubrik: name })
      const asked = { insatsId: id(insats), before: before && id(before) }
      for (const move of rankMoves(insatserOf(board), asked)) {
        for (const [insatsId, order] of ranksToMove(insatserOf(board), move.insatsId, move.before))
          board.beslut.set(insatsKey(insatsId), { ...beslutOf(board, insatsId), order })
      }
      const others = [...names].filter((it) => it !== insats)
      const at = before === null ? others.length : others.indexOf(before)
      expect(insatserOf(board).map(({ rubrik }) => rubrik)).toEqual(others.toSpliced(at, 0, insats))
    }
  }
})

test('more than three decided insatser are questioned', () => {
  expect(capacityText(3)).toContain('lagom')
  expect(capacityText(4)).toContain('kan någon vänta?')
})

test('a thread names the result and the delmål over the cause, and its gaps', () => {
  const board = openBoard(new Y.Doc())
  addUtfall(board, { id: id('u'), kategori: 'resultat', rubrik: 'Läsning', delmalIds: ['GR-5'] })
  addOrsak(board, { id: id('o'), utfallId: id('u'), text: 'Olika sätt att läsa' })
  addInsats(board, { id: id('i'), orsakIds: [id('o')] })
  expect(redThreads(board)[id('i')]).toEqual({
    utfall: [{ id: id('u'), text: 'Läsning' }],
    orsaker: [{ id: id('o'), text: 'Olika sätt att läsa' }],
    delmalIds: ['GR-5'],
    hasMal: false,
    gaps: ['mal'],
  })

  editText(board, textOf(board, 'insatser', id('i'), 'mal')!, 'Alla läser med förståelse', 3000)
  removeCard(board, { kind: 'orsaker', id: id('o') })
  expect(redThreads(board)[id('i')]).toMatchObject({ utfall: [], hasMal: true, gaps: ['orsak'] })
})
