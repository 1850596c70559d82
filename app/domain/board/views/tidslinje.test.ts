import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insatsKey, NO_BESLUT } from '../beslut.ts'
import { addAktivitet } from '../commands/add-aktivitet.ts'
import { addInsats } from '../commands/add-insats.ts'
import { addUppfoljning } from '../commands/add-uppfoljning.ts'
import { moveAktivitet } from '../commands/move-aktivitet.ts'
import { scheduleAktivitet } from '../commands/schedule-aktivitet.ts'
import { setAktivitetStatus } from '../commands/set-aktivitet-status.ts'
import { setMalbild } from '../commands/set-malbild.ts'
import { type Board, openBoard } from '../document.ts'
import type { Tid } from '../fields.ts'
import { tidslinjeOf } from './tidslinje.ts'

const TODAY = '2026-11-21'
const id = (name: string) => name.padEnd(8, '0')

/** A board with one insats and one aktivitet for each of the given times. */
function boardWith(...tider: (Tid | null)[]): Board {
  const board = openBoard(new Y.Doc())
  addInsats(board, { id: id('insats'), rubrik: 'Kollegial läsning' })
  tider.forEach((tid, at) => {
    addAktivitet(board, { id: id(`a${at}`), insatsId: id('insats'), rubrik: `Steg ${at}`, tid })
  })
  return board
}

const only = (board: Board) => tidslinjeOf(board, TODAY).insatser[0]!

test('an insats spans its aktiviteter, whichever begins first or ends last', () => {
  const board = boardWith(
    { start: '2026-10-01', slut: '2027-03-01' },
    { start: '2026-09-01', slut: '2026-09-30' },
  )
  expect(only(board).tid).toEqual({ start: '2026-09-01', slut: '2027-03-01' })
})

test('an aktivitet keeps its row when its dates change, and changes row when it is moved in its insats', () => {
  const board = boardWith(
    { start: '2026-09-01', slut: '2026-09-30' },
    { start: '2026-10-01', slut: '2026-10-30' },
  )
  const rows = () => only(board).aktiviteter.map(({ rubrik }) => rubrik)
  scheduleAktivitet(board, { id: id('a0'), tid: { start: '2027-05-01', slut: '2027-05-02' } })
  expect(rows()).toEqual(['Steg 0', 'Steg 1'])
  moveAktivitet(board, { id: id('a0'), insatsId: id('insats'), beforeId: null })
  expect(rows()).toEqual(['Steg 1', 'Steg 0'])
})

test('an aktivitet without dates stands apart and does not stretch its insats', () => {
  const timeline = tidslinjeOf(boardWith(null), TODAY)
  expect(timeline.insatser[0]).toMatchObject({ tid: null, aktiviteter: [], sen: false })
  expect(timeline.utanDatum).toMatchObject([{ rubrik: 'Steg 0', insatsRubrik: 'Kollegial läsning' }])
})

test('an aktivitet is late the day after its last day, until it is done', () => {
  const board = boardWith({ start: '2026-11-01', slut: '2026-11-20' }, { start: '2026-11-01', slut: TODAY })
  expect(only(board).aktiviteter.map(({ sen }) => sen)).toEqual([true, false])
  setAktivitetStatus(board, { id: id('a0'), status: 'klar' })
  expect(only(board).aktiviteter.map(({ sen }) => sen)).toEqual([false, false])
})

test('an insats takes its status from the decision and the latest uppföljning', () => {
  const board = boardWith({ start: '2026-11-01', slut: '2026-11-20' })
  expect(only(board)).toMatchObject({ status: 'forslag', sen: false })
  board.beslut.set(insatsKey(id('insats')), { ...NO_BESLUT, beslut: 'beslutad' })
  expect(only(board)).toMatchObject({ status: 'planerad', sen: true })
  for (const [datum, lage] of [
    ['2026-11-19', 'klar'],
    ['2026-11-01', 'risk'],
  ] as const) {
    addUppfoljning(board, { id: id(lage), insatsId: id('insats'), datum, lage, text: '', varde: null })
  }
  expect(only(board)).toMatchObject({ status: 'klar', sen: false })
})

test('an insats that was turned down takes no room, and neither do its aktiviteter', () => {
  const board = boardWith(null)
  board.beslut.set(insatsKey(id('insats')), { ...NO_BESLUT, beslut: 'avslagen' })
  expect(tidslinjeOf(board, TODAY)).toEqual({ insatser: [], utanDatum: [] })
})

test('the target date comes along from the målbild', () => {
  const board = boardWith()
  expect(only(board).maldatum).toBeNull()
  setMalbild(board, {
    id: id('insats'),
    malbild: {
      indikatorId: null,
      indikator: 'Läsning',
      enhet: 'procent',
      baslinje: 61,
      baslinjePeriod: '2025/26',
      malvarde: 75,
      maldatum: '2027-05-31',
    },
  })
  expect(only(board).maldatum).toBe('2027-05-31')
})
