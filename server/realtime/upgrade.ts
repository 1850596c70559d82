/** The door to a board's room: `WS /yjs/<boardId>`. Who has no business here is told so before there is a socket. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Db } from '#db/client.ts'
import { findBoard } from '#db/queries/boards.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import type { Sessions } from '#server/auth/sessions.ts'
import { refuseUpgrade, type UpgradeListener } from '#server/front-door.ts'
import type { Logger } from '#server/log.ts'
import { CLOSE } from './close-codes.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import type { Joiner, Rooms } from './rooms.ts'

export type YjsUpgradeDeps = {
  rooms: Pick<Rooms, 'join'>
  db: Db
  sessions: Pick<Sessions, 'fromCookie'>
  log: Logger
  limits?: Pick<Limits, 'frameBytes'>
}

/** Status of an upgrade that does not happen. */
type Denied = 401 | 404 | 503
type Admitted = { who: Omit<Joiner, 'stream'>; isOtherEpoch: boolean }

const PATH = /^\/yjs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Handles upgrades whose path begins with `/yjs/` and whose Origin is ours: whoever calls it has looked at that. */
export function createYjsUpgrade(deps: YjsUpgradeDeps): UpgradeListener {
  const { rooms, db, sessions, log, limits = DEFAULT_LIMITS } = deps
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Compressing saves little on Yjs' bytes, and a small frame that unpacks to a huge one is an attack.
    perMessageDeflate: false,
    skipUTF8Validation: true,
    // What comes in one packet is read at once, so that it is stored at once; the connection bounds how much (C7).
    allowSynchronousEvents: true,
    maxPayload: limits.frameBytes,
  })

  async function admit(request: IncomingMessage): Promise<Admitted | Denied> {
    const signedIn = await sessions.fromCookie(request.headers.cookie)
    if (!signedIn) return 401
    const url = new URL(request.url ?? '/', 'http://localhost')
    // The page was drawn for somebody else who used this browser: what waits in it must not go out in this name.
    if (url.searchParams.has('person', signedIn.viewer.personId) !== url.searchParams.has('person'))
      return 401
    const boardId = PATH.exec(url.pathname)?.[1]
    const board = boardId ? await findBoard(db, boardId) : null
    // That a board exists is nobody's business who may not read it.
    if (!board || !boardAccess(signedIn.viewer, board).read) return 404
    const epoch = url.searchParams.get('epoch')
    return { who: { ...signedIn, board }, isOtherEpoch: epoch !== null && epoch !== String(board.epoch) }
  }

  function accept(websocket: WebSocket, stream: Duplex, { who, isOtherEpoch }: Admitted): void {
    // Without a listener a broken connection would end the process.
    websocket.on('error', () => {})
    if (isOtherEpoch) websocket.close(CLOSE.otherEpoch, 'The board has been replaced')
    else rooms.join(websocket, { ...who, stream })
  }

  return (request, socket, head) => {
    const onError = () => socket.destroy()
    socket.on('error', onError)
    admit(request)
      .catch((err: unknown): Denied => {
        log.error({ err }, 'an upgrade could not be checked')
        return 503
      })
      .then((outcome) => {
        if (socket.destroyed) return
        if (typeof outcome === 'number') return refuseUpgrade(socket, outcome)
        if ('setNoDelay' in socket && typeof socket.setNoDelay === 'function') socket.setNoDelay(true)
        socket.off('error', onError)
        server.handleUpgrade(request, socket, head, (websocket) => accept(websocket, socket, outcome))
      })
      .catch((err: unknown) => {
        log.error({ err }, 'an upgrade failed')
        socket.destroy()
      })
  }
}
