import { expect, test } from 'vitest'
import { MalformedFrame, readMessage, refusedFrame, savedFrame, step2Frame, updateFrame } from './protocol.ts'

test('[C2] a frame is one message: what is cut off, has more behind it or is no step is malformed', () => {
  const frame = updateFrame(Uint8Array.of(1, 2, 3))
  expect(readMessage(frame)).toEqual({ type: 'write', isStep2: false, update: Uint8Array.of(1, 2, 3) })
  expect(() => readMessage(frame.subarray(0, -1))).toThrow(MalformedFrame)
  expect(() => readMessage(Uint8Array.of(...frame, 0))).toThrow(MalformedFrame)
  expect(() => readMessage(Uint8Array.of(0, 3, 0))).toThrow(MalformedFrame)
  expect(() => readMessage(Uint8Array.of())).toThrow(MalformedFrame)
})

test('[C2] a kind of message that is not known yet is passed over', () => {
  expect(readMessage(Uint8Array.of(42, 1, 2, 3))).toEqual({ type: 'other' })
})

test('[C3] the bytes of our own messages are those of the contract', () => {
  expect([...savedFrame(300)]).toEqual([100, 0xac, 0x02])
  const json = JSON.stringify({ rule: 'G7', message: 'Nej' })
  expect([...refusedFrame('G7', 'Nej')]).toEqual([101, json.length, ...Buffer.from(json)])
  expect([...step2Frame(Uint8Array.of(0, 0))]).toEqual([0, 1, 2, 0, 0])
})
