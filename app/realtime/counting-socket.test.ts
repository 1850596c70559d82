import { expect, test } from 'vitest'
import { countingSocket, frameKind } from './counting-socket.ts'

const STEP_1 = Uint8Array.of(0, 0, 1, 0)
const STEP_2 = Uint8Array.of(0, 1, 2, 0, 0)
const UPDATE = Uint8Array.of(0, 2, 2, 0, 0)
const PRESENCE = Uint8Array.of(1, 1, 0)

function openSocket() {
  const sent: unknown[] = []
  class Wire {
    send(data: unknown) {
      sent.push(data)
    }
  }
  let frames = 0
  const Socket = countingSocket(Wire as unknown as typeof WebSocket, () => frames++)
  return { socket: new Socket(''), sent, frames: () => frames }
}

test('SyncStep2 and updates are counted, other frames are not', () => {
  expect([STEP_1, STEP_2, UPDATE, PRESENCE].map(frameKind)).toEqual(['other', 'step2', 'update', 'other'])
  const { socket, sent, frames } = openSocket()
  for (const frame of [STEP_1, PRESENCE, STEP_2, UPDATE, UPDATE]) socket.send(frame)
  expect(frames()).toBe(3)
  expect(sent).toHaveLength(5)
})

test('an update does not overtake the SyncStep2 that carries what it builds on', () => {
  const { socket, sent, frames } = openSocket()
  socket.send(UPDATE)
  expect(frames()).toBe(0)
  socket.send(STEP_2)
  socket.send(UPDATE)
  expect(sent).toEqual([STEP_2, UPDATE])
  expect(frames()).toBe(2)
})
