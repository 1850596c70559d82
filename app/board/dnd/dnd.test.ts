import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hitTest, type LaneBox } from './hit-test.ts'
import { applyIntent, type Intent, isSamePlace, type Lane, placeAtNumber, placeOf } from './lanes.ts'
import { messages, quoted, standingText } from './messages.ts'
import { stepInLanes } from './step.ts'

const lane = (id: string, ...ids: string[]): Lane => ({ id, namn: id, items: ids.map((it) => ({ id: it })) })
const ids = (lanes: readonly Lane[]) => lanes.map(({ items }) => items.map(({ id }) => id).join(''))
const lanes = [lane('Ledning', 'a', 'b', 'c'), lane('Elevhälsa', 'd')]

describe('an intent', () => {
  test('moves a card in front of its new neighbour, in its own list or another', () => {
    expect(ids(applyIntent(lanes, { itemId: 'c', laneId: 'Ledning', beforeId: 'a' }))).toEqual(['cab', 'd'])
    expect(ids(applyIntent(lanes, { itemId: 'a', laneId: 'Elevhälsa', beforeId: null }))).toEqual([
      'bc',
      'da',
    ])
  })

  test('keeps what a colleague adds, moves and removes under it', () => {
    const intent = { itemId: 'a', laneId: 'Ledning', beforeId: 'c' }
    expect(ids(applyIntent([lane('Ledning', 'x', 'a', 'b', 'c')], intent))).toEqual(['xbac'])
    expect(ids(applyIntent([lane('Ledning', 'c', 'b', 'a')], intent))).toEqual(['acb'])
    expect(ids(applyIntent([lane('Ledning', 'b', 'c')], intent))).toEqual(['bc'])
    expect(ids(applyIntent([lane('Ledning', 'a', 'b')], intent)), 'neighbour gone: last').toEqual(['ba'])
    expect(ids(applyIntent([lane('Annan', 'a', 'b')], intent)), 'list gone').toEqual(['ab'])
  })

  test('never loses or doubles a card', () => {
    const card = fc.constantFrom('a', 'b', 'c', 'd', 'gone')
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('Ledning', 'Elevhälsa', 'gone'),
        fc.option(card),
        (itemId, laneId, beforeId) => {
          const moved = ids(applyIntent(lanes, { itemId, laneId, beforeId }))
          expect([...moved.join('')].sort().join('')).toBe('abcd')
        },
      ),
    )
  })

  test('to where the card stands is no move', () => {
    expect(isSamePlace(lanes, { itemId: 'a', laneId: 'Ledning', beforeId: 'b' })).toBe(true)
    expect(isSamePlace(lanes, { itemId: 'a', laneId: 'Ledning', beforeId: 'a' })).toBe(true)
    expect(isSamePlace(lanes, { itemId: 'c', laneId: 'Ledning', beforeId: null })).toBe(true)
    expect(isSamePlace(lanes, { itemId: 'c', laneId: 'Elevhälsa', beforeId: null })).toBe(false)
  })
})

describe('a step with the keyboard', () => {
  const stepped = (itemId: string, ...steps: Parameters<typeof stepInLanes>[2][]) =>
    ids(
      steps.reduce<readonly Lane[]>((now, step) => {
        const place = stepInLanes(now, itemId, step)
        return place ? applyIntent(now, { itemId, ...place }) : now
      }, lanes),
    )

  test('goes one place up or down and stops at the ends', () => {
    expect(stepped('b', 'up')).toEqual(['bac', 'd'])
    expect(stepped('b', 'down')).toEqual(['acb', 'd'])
    expect(stepped('b', 'down', 'down', 'up', 'up', 'up')).toEqual(['bac', 'd'])
    expect(stepInLanes(lanes, 'a', 'up')).toBeNull()
    expect(stepInLanes(lanes, 'c', 'down')).toBeNull()
  })

  test('goes to the same height in the list beside it, and back', () => {
    expect(stepped('b', 'right')).toEqual(['ac', 'db'])
    expect(stepped('a', 'right', 'left')).toEqual(['abc', 'd'])
    expect(stepInLanes(lanes, 'd', 'right')).toBeNull()
  })

  test('up and then down leaves the list as it was, wherever the card stood', () => {
    fc.assert(
      fc.property(fc.constantFrom('b', 'c'), (itemId) => {
        expect(stepped(itemId, 'up', 'down')).toEqual(ids(lanes))
      }),
    )
  })
})

test('a place by number counts the list without the card itself', () => {
  const move = (itemId: string, plats: number): Intent => ({
    itemId,
    ...placeAtNumber(lanes, itemId, plats)!,
  })
  expect(ids(applyIntent(lanes, move('a', 3)))).toEqual(['bca', 'd'])
  expect(ids(applyIntent(lanes, move('c', 1)))).toEqual(['cab', 'd'])
  expect(ids(applyIntent(lanes, move('a', 99)))).toEqual(['bca', 'd'])
  expect(placeOf(lanes, 'gone')).toBeNull()
})

describe('letting go at a point', () => {
  const box = (top: number, bottom: number, left = 0, right = 100) => ({ left, top, right, bottom })
  const boxes: LaneBox[] = [
    {
      id: 'Ledning',
      box: box(0, 200),
      items: [
        { id: 'a', box: box(0, 40) },
        { id: 'b', box: box(50, 190) },
      ],
    },
    { id: 'Elevhälsa', box: box(0, 200, 120, 220), items: [] },
    { id: 'under:b', box: box(120, 180, 20, 100), items: [{ id: 'k', box: box(120, 180, 20, 100) }] },
  ]
  const anywhere = { itemId: 'x', mayDrop: () => true }

  test('lands before the first card whose middle is below, or last', () => {
    expect(hitTest({ x: 10, y: 10 }, boxes, anywhere)).toEqual({ laneId: 'Ledning', beforeId: 'a' })
    expect(hitTest({ x: 10, y: 60 }, boxes, anywhere)).toEqual({ laneId: 'Ledning', beforeId: 'b' })
    expect(hitTest({ x: 10, y: 195 }, boxes, anywhere)).toEqual({ laneId: 'Ledning', beforeId: null })
    expect(hitTest({ x: 150, y: 100 }, boxes, anywhere)).toEqual({ laneId: 'Elevhälsa', beforeId: null })
  })

  test('takes the innermost list, unless the card may not stand there', () => {
    expect(hitTest({ x: 50, y: 130 }, boxes, anywhere)).toEqual({ laneId: 'under:b', beforeId: 'k' })
    const notUnder = { itemId: 'x', mayDrop: (laneId: string) => !laneId.startsWith('under:') }
    expect(hitTest({ x: 50, y: 130 }, boxes, notUnder)).toEqual({ laneId: 'Ledning', beforeId: null })
  })

  test('on the middle of a card lands under it, but never under itself', () => {
    const into = (itemId: string) => `under:${itemId}`
    expect(hitTest({ x: 10, y: 20 }, boxes, { ...anywhere, into })).toEqual({
      laneId: 'under:a',
      beforeId: null,
    })
    expect(hitTest({ x: 10, y: 5 }, boxes, { ...anywhere, into })?.laneId).toBe('Ledning')
    expect(hitTest({ x: 10, y: 20 }, boxes, { ...anywhere, into, itemId: 'a' })?.laneId).toBe('Ledning')
  })

  test('near a list counts as in it, far away moves nothing', () => {
    expect(hitTest({ x: 50, y: 260 }, boxes, anywhere)).toEqual({ laneId: 'Ledning', beforeId: null })
    expect(hitTest({ x: 900, y: 900 }, boxes, anywhere)).toBeNull()
  })
})

test('a move is said as a place in a list with its name', () => {
  expect(standingText(lanes, 'b')).toBe('plats 2 av 3 i Ledning')
  expect(standingText([{ ...lanes[0]!, namn: '' }], 'b')).toBe('plats 2 av 3')
  expect(messages.moved('Otydliga mål', standingText(lanes, 'b'))).toBe(
    'Flyttade ”Otydliga mål” till plats 2 av 3 i Ledning.',
  )
  expect(quoted(' ')).toBe('kortet utan text')
  expect(quoted('o'.repeat(200)).length).toBeLessThan(64)
})
