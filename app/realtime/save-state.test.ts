import { expect, test } from 'vitest'
import { NOTHING_WRITTEN, nextSaveState, type SaveEvent, saveReport } from './save-state.ts'

const edit = (...places: string[]): SaveEvent => ({ type: 'edit', places })
const open: SaveEvent = { type: 'open' }
const close: SaveEvent = { type: 'close' }
const frame: SaveEvent = { type: 'frame' }
const saved = (frames: number): SaveEvent => ({ type: 'saved', frames })
const left = (count: number): SaveEvent => ({ type: 'left', count })
const after = (...events: SaveEvent[]) => events.reduce(nextSaveState, NOTHING_WRITTEN)
const report = (...events: SaveEvent[]) => saveReport(after(...events))

/** Connected, and the first SyncStep2 is durable. */
const settled = [open, frame, saved(1)]

test('nothing is called saved before the server has acknowledged the first sync', () => {
  expect(report().status).toBe('ansluter')
  expect(report(open, frame).status).toBe('ansluter')
  expect(report(...settled).status).toBe('sparat')
})

test('an edit is saved when the frame that carries it is durable, and not by an earlier frame', () => {
  const written = [...settled, edit('utfall/a/rubrik'), frame, edit('utfall/a/rubrik'), frame]
  expect(report(...written)).toMatchObject({ status: 'sparar', waiting: 1 })
  expect(report(...written, saved(2))).toMatchObject({ status: 'sparar', waiting: 1 })
  expect(report(...written, saved(3))).toMatchObject({ status: 'sparat', waiting: 0 })
})

test('an edit whose frame was never sent stays unsaved however often the server acknowledges', () => {
  expect(report(...settled, edit('utfall/a/rubrik'), saved(1), saved(99)).status).toBe('sparar')
})

test('edits made offline wait until the SyncStep2 after the reconnect is durable', () => {
  const offline = [...settled, close, edit('utfall/a/rubrik'), edit('orsaker/b/text')]
  expect(report(...offline)).toMatchObject({ status: 'frankopplad', waiting: 2 })
  expect(report(...offline, open)).toMatchObject({ status: 'sparar', waiting: 2 })
  expect(report(...offline, open, frame)).toMatchObject({ status: 'sparar', waiting: 2 })
  expect(report(...offline, open, frame, saved(1))).toMatchObject({ status: 'sparat', waiting: 0 })
})

test('an acknowledgement that the network lost with its connection does not count for the next one', () => {
  const lost = [...settled, edit('utfall/a/rubrik'), frame, close, open]
  expect(report(...lost, saved(1)).status).toBe('sparar')
  expect(report(...lost, frame, saved(1)).status).toBe('sparat')
})

test('letters in one field count as one change, fields of their own as several', () => {
  const typed = [edit('utfall/a/rubrik'), edit('utfall/a/rubrik'), edit('utfall/a/skal')]
  expect(report(...settled, close, ...typed).waiting).toBe(2)
})

test('edits that an earlier visit left in the browser wait for the first sync', () => {
  expect(report(left(3))).toMatchObject({ status: 'frankopplad', waiting: 3 })
  expect(report(left(3), open, frame)).toMatchObject({ status: 'sparar', waiting: 3 })
  expect(report(left(3), open, frame, saved(1))).toMatchObject({ status: 'sparat', waiting: 0 })
})

test('edits found in the store only after the connection was made wait for a frame of their own', () => {
  expect(report(...settled, left(2))).toMatchObject({ status: 'sparar', waiting: 2 })
  expect(report(...settled, left(2), frame, saved(2))).toMatchObject({ status: 'sparat', waiting: 0 })
})

test('what waits too long is not called on its way, until something is saved again', () => {
  const stall: SaveEvent = { type: 'stall' }
  const written = [...settled, edit('utfall/a/rubrik'), frame, edit('orsaker/b/text'), frame, stall]
  expect(report(...written)).toMatchObject({ status: 'drojer', waiting: 2 })
  expect(report(...written, saved(2))).toMatchObject({ status: 'sparar', waiting: 1 })
  expect(report(...written, saved(3)).status).toBe('sparat')
  expect(report(...written, close).status).toBe('frankopplad')
  expect(report(...written, close, open, frame).status).toBe('drojer')
})

test('a refusal is the last word', () => {
  const ending = { why: 'nekad', message: 'Momentet är låst.' } as const
  expect(report(...settled, { type: 'end', ending }, open, frame, saved(1)).status).toBe('nekad')
})

test('without a working store the report says that a closed tab would lose what waits', () => {
  expect(report({ type: 'store', works: false }, edit('utfall/a/rubrik')).isStored).toBe(false)
  expect(report({ type: 'store', works: true }, edit('utfall/a/rubrik')).isStored).toBe(true)
})
