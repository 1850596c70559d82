import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyIntent } from '#app/board/dnd/lanes.ts'
import { standingText } from '#app/board/dnd/messages.ts'
import type { Step } from '#app/board/dnd/step.ts'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { moveOrsak } from '#domain/board/commands/move-orsak.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { type OrsakNode, orsakTree } from '#domain/board/views/orsaker.ts'
import { mayStandIn, moveTo, orsakLanes, stepInTree } from './orsak-lanes.ts'

const id = (name: string) => name.padEnd(8, '0')
const U = id('utfall')
let board: Board

beforeEach(() => {
  board = openBoard(new Y.Doc())
  addUtfall(board, { id: U, kategori: 'resultat', rubrik: 'Läsning' })
  for (const name of ['a', 'b', 'c']) addOrsak(board, { id: id(name), utfallId: U, text: name })
  addOrsak(board, { id: id('b1'), utfallId: U, text: 'b1', under: id('b') })
  addOrsak(board, { id: id('b2'), utfallId: U, text: 'b2', under: id('b') })
  addGrupp(board, { id: id('g'), utfallId: U, namn: 'Ledning', orsakIds: [id('c')] })
})

const tree = () => orsakTree(board, U)
const lanes = () => orsakLanes(tree(), grupperOf(board, U))
/** `a b(b1 b2) | Ledning: c` */
function drawn(): string {
  const draw = (nodes: OrsakNode[]): string =>
    nodes.map(({ text, barn }) => text + (barn.length > 0 ? `(${draw(barn)})` : '')).join(' ')
  const groups = grupperOf(board, U).map(
    (grupp) => `${grupp.namn}: ${draw(tree().filter(({ gruppId }) => gruppId === grupp.id))}`,
  )
  return [draw(tree().filter(({ gruppId }) => gruppId === null)), ...groups].join(' | ')
}
function go(name: string, ...steps: Step[]): string {
  for (const step of steps) {
    const place = stepInTree(lanes(), id(name), step)
    if (place && mayStandIn(tree(), id(name), place.laneId)) moveOrsak(board, moveTo(id(name), place)!)
  }
  return drawn()
}

describe('with the keyboard a cause', () => {
  test('moves among its siblings, and no farther when it hangs under another', () => {
    expect(drawn()).toBe('a b(b1 b2) | Ledning: c')
    expect(go('a', 'down')).toBe('b(b1 b2) a | Ledning: c')
    expect(go('b2', 'up', 'up', 'up')).toBe('b(b2 b1) a | Ledning: c')
  })

  test('goes on into the next group at the end of its own, and back', () => {
    expect(go('b', 'down')).toBe('a | Ledning: b(b1 b2) c')
    expect(go('b', 'up')).toBe('a b(b1 b2) | Ledning: c')
  })

  test('goes under the one above it with right, and out again with left', () => {
    expect(go('b', 'right')).toBe('a(b(b1 b2)) | Ledning: c')
    expect(go('b', 'left')).toBe('a b(b1 b2) | Ledning: c')
    expect(go('b1', 'left')).toBe('a b(b2) b1 | Ledning: c')
    expect(go('c', 'right')).toBe('a b(b2) b1 | Ledning: c')
  })
})

test('a cause may not stand under itself or under what hangs under it', () => {
  expect(mayStandIn(tree(), id('b'), `under:${id('b')}`)).toBe(false)
  expect(mayStandIn(tree(), id('b'), `under:${id('b2')}`)).toBe(false)
  expect(mayStandIn(tree(), id('b2'), `under:${id('a')}`)).toBe(true)
  expect(mayStandIn(tree(), id('b'), `grupp:${id('g')}`)).toBe(true)
})

test('what was moved is said with the cause or group it stands in', () => {
  const said = (laneId: string) =>
    standingText(applyIntent(lanes(), { itemId: id('a'), laneId, beforeId: null }), id('a'))
  expect(said(`under:${id('b')}`)).toBe('plats 3 av 3 under ”b”')
  expect(said(`grupp:${id('g')}`)).toBe('plats 2 av 2 i gruppen Ledning')
})
