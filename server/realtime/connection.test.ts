import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { Connection } from './connection.ts'
import { Bucket, LIMITS } from './limits.ts'
import { UNMEASURED } from './measures.ts'
import type { Message } from './protocol.ts'
import { step1Frame } from './protocol.ts'
import { WireFrame } from './wire-frame.ts'

/** A connection whose other end is held in the hand: what it sends lies unread until it is read. */
function connect(effort = new Bucket(LIMITS.effortMs, performance.now())) {
  const socket = Object.assign(new EventEmitter(), {
    ...{ OPEN: 1, readyState: 1, closed: 0 },
    pause: () => {},
    resume: () => {},
    terminate: () => {},
    close(code: number) {
      this.readyState = 2
      this.closed = code
    },
  })
  let read: () => void = () => {}
  const stream = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void (read = done) })
  const connection = new Connection(
    socket as unknown as WebSocket,
    {
      viewer: {
        ...{ personId: 'anna', namn: 'Anna', epost: '', huvudmanId: 'h', huvudmanNamn: '' },
        roller: [],
      },
      board: {
        id: 'b',
        huvudmanId: 'h',
        enhetId: null,
        arbetslagId: null,
        niva: 'huvudman',
        lasar: '2026/27',
      },
      ...{ sessionHash: 's', stream },
    },
    UNMEASURED,
    effort,
  )
  return { connection, socket, readAll: () => read() }
}

const frameOf = (bytes: number) => new WireFrame('update', new Uint8Array(bytes))

test('[C9] whoever has used up their part of the time is read when there is some again, in order, with nothing lost', () => {
  vi.useFakeTimers({ now: 0 })
  try {
    const { connection, socket } = connect(new Bucket({ burst: 100, perSecond: 100 }, performance.now()))
    const taken: number[] = []
    connection.listen(
      (message: Message) =>
        connection.toil(() => {
          if (message.type === 'step1') taken.push(message.stateVector.length)
          vi.advanceTimersByTime(150)
        }),
      () => {},
    )
    for (const length of [1, 2, 3])
      socket.emit('message', Buffer.from(step1Frame(new Uint8Array(length))), true)
    expect(taken).toEqual([1])
    vi.advanceTimersByTime(2_000)
    expect(taken).toEqual([1, 2, 3])
  } finally {
    vi.useRealTimers()
  }
})

test('[C9] an answer may be as large as the board; whoever then does not read is sent away all the same', () => {
  const { connection, socket, readAll } = connect()
  connection.answer(frameOf(2 * LIMITS.unreadBytes))
  connection.send(frameOf(10))
  expect(socket.closed).toBe(0)
  connection.send(frameOf(LIMITS.unreadBytes))
  connection.send(frameOf(10))
  expect(socket.closed).toBe(1013)
  readAll()
})
