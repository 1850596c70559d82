/**
 * Many sockets in a process of their own, so that what they cost is not taken for the server's. Takes its orders as
 * JSON, waits on stdin for the word to begin, and answers with a line of JSON.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { readMessage, step1Frame, step2Frame, updateFrame } from '#server/realtime/protocol.ts'

export type CrowdOrder = {
  url: string
  /** One socket each. */
  cookies: string[]
} & (
  | { does: 'storm'; edits: number }
  | { does: 'return'; stateVector: string; withoutState: number }
  /** Asks for everything, over and over, and comes back when it is sent away. */
  | { does: 'ask'; seconds: number; atOnce: number }
)

export type CrowdReport = {
  /** Milliseconds from the word to when the last one was done. */
  took: number
  done: number
  bytes: number
  closes: Record<number, number>
}

const SAVED = 100
const NOTHING = Uint8Array.of(0, 0)
const FROM_NOTHING = Uint8Array.of(0)

const order = JSON.parse(process.argv[2]!) as CrowdOrder
const report: CrowdReport = { took: 0, done: 0, bytes: 0, closes: {} }

await once(process.stdin, 'data')
const started = performance.now()
await Promise.all(order.cookies.map((cookie, i) => act(cookie, i)))
report.took = Math.round(performance.now() - started)
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exit()

function act(cookie: string, i: number): Promise<void> {
  switch (order.does) {
    case 'storm':
      return storm(cookie, order.edits)
    case 'return': {
      const known = Uint8Array.from(Buffer.from(order.stateVector, 'base64'))
      return comeBack(cookie, i < order.withoutState ? FROM_NOTHING : known)
    }
    case 'ask':
      return ask(cookie, order.seconds, order.atOnce)
  }
}

type Hear = (frame: Buffer, socket: WebSocket) => void

/** A socket that counts; resolves when it is open or refused. */
async function open(cookie: string, hear: Hear): Promise<WebSocket> {
  const socket = new WebSocket(order.url, { headers: { cookie }, perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  socket.on('error', () => {})
  socket.on('message', (frame: Buffer) => {
    report.bytes += frame.length
    hear(frame, socket)
  })
  socket.on('close', (code) => {
    report.closes[code] = (report.closes[code] ?? 0) + 1
  })
  await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
  return socket
}

/** Asks for what is missing, answers the server's question with nothing; who is turned away tries again. */
async function comeBack(cookie: string, stateVector: Uint8Array): Promise<void> {
  while (!(await isBack(cookie, stateVector))) await pause(Math.random() * 400)
  report.done++
}

async function isBack(cookie: string, stateVector: Uint8Array): Promise<boolean> {
  const through = Promise.withResolvers<void>()
  let isSynced = false
  let isSaved = false
  const socket = await open(cookie, (frame, answer) => {
    const message = readMessage(frame)
    if (message.type === 'step1') answer.send(step2Frame(NOTHING))
    if (message.type === 'write' && message.isStep2) isSynced = true
    if (frame[0] === SAVED) isSaved = true
    if (isSynced && isSaved) through.resolve()
  })
  socket.on('close', () => through.resolve())
  if (socket.readyState === WebSocket.OPEN) socket.send(step1Frame(stateVector))
  else through.resolve()
  await through.promise
  return isSynced && isSaved
}

/** Letters in a card of one's own, as fast as the socket takes them. */
async function storm(cookie: string, edits: number): Promise<void> {
  let sent = 0
  let saved = 0
  const socket = await open(cookie, (frame, answer) => {
    if (frame[0] === SAVED) saved = readVarUint(frame, 1)
    if (readMessage(frame).type !== 'step1') return
    sent++
    answer.send(step2Frame(NOTHING))
  })
  const doc = new Y.Doc()
  const board = openBoard(doc)
  doc.on('update', (update: Uint8Array) => {
    sent++
    socket.send(updateFrame(update))
  })
  const id = randomUUID()
  addUtfall(board, { id, kategori: 'resultat', rubrik: 'Storm' })
  const text = textOf(board, 'utfall', id, 'iakttagelse')!
  for (let i = 0; i < edits; i++) text.insert(text.length, 'x')
  while (saved < sent && socket.readyState === WebSocket.OPEN) await pause(5)
  report.done += saved
  socket.terminate()
}

async function ask(cookie: string, seconds: number, atOnce: number): Promise<void> {
  const everything = step1Frame(FROM_NOTHING)
  const end = started + seconds * 1_000
  while (performance.now() < end) {
    const socket = await open(cookie, (frame, answer) => {
      const message = readMessage(frame)
      if (message.type !== 'write' || !message.isStep2) return
      report.done++
      if (atOnce === 1) answer.send(everything)
    })
    for (let i = 0; i < atOnce && socket.readyState === WebSocket.OPEN; i++) socket.send(everything)
    await Promise.race([once(socket, 'close'), pause(Math.max(0, end - performance.now()))])
    socket.terminate()
  }
}

function readVarUint(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = at, factor = 1; i < bytes.length; i++, factor *= 128) {
    value += (bytes[i]! & 127) * factor
    if (bytes[i]! < 128) break
  }
  return value
}
