/** Hand-made frames on a board's socket: from inside somebody's page, and from outside with somebody's cookie. */
import * as encoding from 'lib0/encoding'
import type { Page } from 'playwright-core'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { presenceFrame, readMessage, step1Frame, updateFrame } from '#server/realtime/protocol.ts'
import type { TestServer } from './server.ts'

export type Heard = {
  /** The socket was opened. */
  opened: boolean
  /** How many of the frames the server called durable. */
  saved: number
  /** Its refusal, as it was written. */
  refused: string | null
}

/** An update as its bytes would travel; `change` gets a document that holds `base`. */
export function frameOf(base: Uint8Array, change: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  if (clientId !== undefined) doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  change(doc)
  return updateFrame(Y.encodeStateAsUpdate(doc, before))
}

/** Sends frames on a socket of their own from a page, with the page's cookies and Origin, and hears them answered. */
export function sendFromPage(page: Page, boardId: string, frames: Uint8Array[]): Promise<Heard> {
  return page.evaluate(
    ([path, sent]) =>
      new Promise<Heard>((resolve) => {
        const heard: Heard = { opened: false, saved: 0, refused: null }
        const socket = new globalThis.WebSocket(`ws://${location.host}${path}`)
        socket.binaryType = 'arraybuffer'
        socket.onopen = () => {
          heard.opened = true
          for (const frame of sent) socket.send(Uint8Array.from(frame))
        }
        socket.onclose = () => resolve(heard)
        socket.onmessage = ({ data }) => {
          const [kind, ...bytes] = new Uint8Array(data)
          if (kind === 100) heard.saved = bytes[0]!
          if (kind === 101) heard.refused = new TextDecoder().decode(new Uint8Array(bytes))
          if (heard.refused !== null || heard.saved === sent.length) socket.close()
        }
      }),
    [`/yjs/${boardId}`, frames.map((frame) => [...frame])] as const,
  )
}

/** The whole board as the server gives it to somebody who may read it. */
export function readBoard(server: TestServer, boardId: string, cookie: string): Promise<Uint8Array> {
  const socket = open(server, boardId, { cookie, origin: server.url })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(step1Frame(Y.encodeStateVector(new Y.Doc()))))
    socket.on('message', (frame: Buffer) => {
      const message = readMessage(frame)
      if (message.type !== 'write' || !message.isStep2) return
      socket.terminate()
      resolve(message.update)
    })
  })
}

/** Says something about oneself, whatever it is, and stays until the returned function is called. */
export async function pose(
  server: TestServer,
  boardId: string,
  { cookie, ...state }: { cookie: string; vy: string; user: unknown },
): Promise<() => void> {
  const socket = open(server, boardId, { cookie, origin: server.url })
  await new Promise((ready, failed) => socket.once('open', ready).once('error', failed))
  const entry = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, new Y.Doc().clientID)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, JSON.stringify({ kort: null, falt: null, ...state }))
  })
  socket.send(presenceFrame(entry))
  return () => socket.terminate()
}

function open(server: TestServer, boardId: string, headers: Record<string, string>): WebSocket {
  return new WebSocket(`ws://localhost:${server.port}/yjs/${boardId}`, { headers })
}

/** The HTTP status with which a socket is refused, or 101 when it is opened. */
export function knock(server: TestServer, boardId: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = open(server, boardId, headers)
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (request, { statusCode }) => {
      request.destroy()
      resolve(statusCode ?? 0)
    })
    socket.on('error', reject)
  })
}
