/**
 * A board's line to the server: the stock y-websocket provider, the browser's own store beside it, and what the
 * save indicator may say. server/realtime/SPEC.md describes the frames.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { backoff } from './backoff.ts'
import type { BoardSession } from './board-session.ts'
import { type BrowserStore, openBrowserStore, type StoreName, type Waiting } from './browser-store.ts'
import { countingSocket } from './counting-socket.ts'
import { NOWHERE, type Peer, type Presence } from './peers.ts'
import { placesOf } from './places.ts'
import { peersOf, say } from './presence.ts'
import {
  type Ending,
  NOTHING_WRITTEN,
  nextSaveState,
  type SaveEvent,
  type SaveState,
  waitingEdits,
  waitingPlaces,
} from './save-state.ts'
import { watchForStall } from './stall.ts'

export type Connection = {
  saveState(): SaveState
  peers(): readonly Peer[]
  subscribe(listener: () => void): () => void
  setPresence(presence: Partial<Presence>): void
  /** Something says that the world may have changed: the lid was opened, the network is back. */
  wake(): void
  /** The browser says that the network is gone, long before the socket would notice. */
  networkGone(): void
  /** Puts an end to it; the browser's store is kept unless `drop`. */
  end(ending: Ending): void
  dropStore(): Promise<void>
  close(): void
}

const SAVED = 100
const REFUSED = 101
/** How a WebSocket is closed on a frame that is longer than the other end takes. */
const TOO_LONG = 1009
/** Own work is not held up for longer than this by a slow store; it catches up when it answers. */
const STORE_HEAD_START_MS = 1_000
const PING_MS = 4_000
/** Acknowledgements follow each letter within milliseconds; the mark in the store need not. */
const REMEMBER_MS = 1_000
const PROBE_AFTER_FAILURES = 2

const CLOSES: Record<number, Ending> = {
  4401: { why: 'utloggad' },
  4403: { why: 'atkomst' },
  4404: { why: 'atkomst' },
  4409: { why: 'epok' },
}

/** `probe` asks over HTTP what a failed WebSocket cannot say: whether the board is still ours to open. */
export function connectBoard(
  session: BoardSession,
  name: StoreName,
  probe: () => Promise<Ending | null>,
): Connection {
  const { board } = session
  let state = NOTHING_WRITTEN
  let peers: readonly Peer[] = []
  let isClosed = false
  const listeners = new Set<() => void>()

  const stall = watchForStall(() => tell({ type: 'stall' }))
  const tell = (event: SaveEvent) => {
    const before = state
    state = nextSaveState(state, event)
    if (state === before) return
    remember()
    stall.look(state)
    for (const listener of listeners) listener()
  }

  // Before the provider's own listener: an edit is counted before the frame that carries it.
  const onEdit = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) tell({ type: 'edit', places: placesOf(board, transaction) })
  }
  board.doc.on('update', onEdit)

  const storeFails = () => tell({ type: 'store', works: false })
  const store = openBrowserStore(board, name, storeFails)
  const remember = rememberIn(store, () => waitingPlaces(state), storeFails)
  const provider = createProvider(session, name, () => tell({ type: 'frame' }))
  const { awareness } = provider
  // The state that awareness begins with has clock 0, which is taken for no news at all.
  awareness.setLocalState(NOWHERE)

  const end = (ending: Ending) => {
    if (state.ended) return
    provider.disconnect()
    tell({ type: 'end', ending })
  }
  provider.messageHandlers[SAVED] = (_, decoder) => {
    tell({ type: 'saved', frames: decoding.readVarUint(decoder) })
    if (state.left === null) settle()
  }
  const refuse = (message: string) => {
    session.freeze()
    end({ why: 'nekad', message })
  }
  /** It would be as long the next time. What an earlier visit left is known only when the store has answered. */
  const tooLong = async () => {
    await store.opened
    if (isClosed) return
    if (waitingEdits(state) > 0) return refuse('Det blev för mycket på en gång för servern att ta emot.')
    session.freeze()
    end({ why: 'oladdad' })
  }
  provider.messageHandlers[REFUSED] = (_, decoder) =>
    refuse((JSON.parse(decoding.readVarString(decoder)) as { message: string }).message)
  provider.on('status', ({ status }) => {
    if (status === 'connected') tell({ type: 'open' })
    if (status === 'disconnected') tell({ type: 'close' })
  })
  provider.on('connection-close', (event) => {
    if (event?.code === TOO_LONG) void tooLong()
    provider.maxBackoffTime = backoff(provider.wsUnsuccessfulReconnects, Math.random)
    if (provider.wsUnsuccessfulReconnects >= PROBE_AFTER_FAILURES) ask()
  })
  provider.on('closed', ({ code }) => end(CLOSES[code] ?? { why: 'atkomst' }))
  awareness.on('change', () => {
    peers = peersOf(awareness)
    for (const listener of listeners) listener()
  })

  const ask = once(async () => {
    const ending = await probe()
    if (ending && !isClosed) end(ending)
  })

  let isSettled = false
  const settle = () => {
    if (isSettled) return
    isSettled = true
    store.settle().catch(storeFails)
  }

  const start = async () => {
    const opened = store.opened.then((found) => {
      if (isClosed) return
      tell({ type: 'store', works: found !== null })
      if (!found || found.left === 0) return
      tell({ type: 'left', count: found.left })
      // Read too late for the SyncStep2 of this connection: the next one carries it.
      if (provider.ws !== null) reconnect(provider)
    })
    await Promise.race([opened, pause(STORE_HEAD_START_MS)])
    if (!isClosed && !state.ended) provider.connect()
  }
  void start()

  return {
    saveState: () => state,
    peers: () => peers,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setPresence: (presence) => say(awareness, presence),
    wake: () => !state.ended && wake(provider),
    networkGone: () => !state.ended && provider.wsconnected && reconnect(provider),
    end,
    dropStore: () => store.drop(),
    close() {
      isClosed = true
      stall.stop()
      board.doc.off('update', onEdit)
      provider.destroy()
      awareness.destroy()
      void store.close()
      listeners.clear()
    },
  }
}

function createProvider(
  { board }: BoardSession,
  { boardId, epoch, personId }: StoreName,
  onFrame: () => void,
) {
  const { protocol, host } = window.location
  return new WebsocketProvider(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/yjs`, boardId, board.doc, {
    connect: false,
    // The server lets in this person only: somebody else may have signed in here since the page was drawn.
    params: { epoch: String(epoch), person: personId },
    WebSocketPolyfill: countingSocket(WebSocket, onFrame),
    // Tabs of one browser talk through the server like everyone else: nobody sees what is not saved.
    disableBc: true,
  })
}

/** Keeps the mark in the store true without writing it for every letter: up at once, down when it has been quiet. */
function rememberIn(store: BrowserStore, waiting: () => Waiting, onFail: () => void) {
  let written: Waiting = { count: 0, places: [] }
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    timer = null
    written = waiting()
    store.remember(written).catch(onFail)
  }
  return () => {
    const now = waiting()
    if (!covers(written, now)) write()
    else if (now.count !== written.count && timer === null) timer = setTimeout(write, REMEMBER_MS)
  }
}

/** True when whoever reads `mark` finds everything of `now`. */
function covers(mark: Waiting, now: Waiting): boolean {
  if (now.count === 0) return true
  if (mark.count === 0) return false
  return mark.places === null || (now.places?.every((place) => mark.places!.includes(place)) ?? false)
}

/** Connects at once if there is no connection, and makes sure of one that only seems to be there. */
function wake(provider: WebsocketProvider): void {
  provider.wsUnsuccessfulReconnects = 0
  const { ws } = provider
  if (ws === null) {
    provider.connect()
    return
  }
  const before = provider.wsLastMessageReceived
  if (provider.wsconnected) ws.send(pingFrame(provider.doc))
  setTimeout(() => {
    if (provider.ws === ws && provider.wsLastMessageReceived === before) reconnect(provider)
  }, PING_MS)
}

function reconnect(provider: WebsocketProvider): void {
  provider.disconnect()
  provider.connect()
}

/** A question that the server always answers: what do you have that I lack? */
function pingFrame(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    writeSyncStep1(encoder, doc)
  })
}

/** Runs `work` at most once at a time. */
function once(work: () => Promise<void>): () => void {
  let isRunning = false
  return () => {
    if (isRunning) return
    isRunning = true
    void work().finally(() => {
      isRunning = false
    })
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
