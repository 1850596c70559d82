/** Several nodes on one database, each behind a port of its own. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as Y from 'yjs'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import type { Fanout } from '#server/realtime/fanout.ts'
import { loadBoard } from '#server/realtime/journal/load.ts'
import { createRooms, type Rooms, type RoomsDeps, type Timings } from '#server/realtime/rooms.ts'
import { createYjsUpgrade } from '#server/realtime/upgrade.ts'
import { createRig, type Rig, type Who } from './rig.ts'
import { ScriptedClient } from './scripted-client.ts'
import { until } from './until.ts'

export type TestNode = {
  rooms: Rooms
  /** Where its sockets are: `ws://…/yjs`. */
  url: string
  open(who: Who, boardId: string, doc?: Y.Doc): ScriptedClient
  join(who: Who, boardId: string, doc?: Y.Doc): Promise<ScriptedClient>
  close(): Promise<void>
}

export type Nodes = Rig & {
  nodes: TestNode[]
  add(fanout: Fanout, options?: Partial<RoomsDeps>): Promise<TestNode>
}

/** Fast enough that a test need not wait, slow enough that a hint comes first. */
export const BRISK: Partial<Timings> = { reconcile: 150, reconcileUnhinted: 50 }
/** A node that never looks into the journal: what its hints do not bring it never sees. */
export const BLIND: Partial<Timings> = { reconcile: 3_600_000, reconcileUnhinted: 3_600_000 }

/** The first node is the rig's own. */
export async function createNodes(fanouts: Fanout[], options: Partial<RoomsDeps> = {}): Promise<Nodes> {
  const [first, ...others] = fanouts
  const rig = await createRig({ timings: BRISK, ...options, fanout: first })
  const nodes: TestNode[] = [
    {
      rooms: rig.rooms,
      url: rig.url,
      ...{ open: (who, boardId, doc) => rig.open(who, boardId, doc), join: rig.join },
      close: async () => {},
    },
  ]
  const all: Nodes = Object.assign(rig, {
    nodes,
    async add(fanout: Fanout, more: Partial<RoomsDeps> = {}) {
      const node = await openNode(rig, { ...more, fanout })
      nodes.push(node)
      return node
    },
  })
  const { close } = rig
  all.close = async () => {
    for (const node of nodes) await node.close()
    await close()
  }
  for (const fanout of others) await all.add(fanout)
  await Promise.all(nodes.map(({ rooms }) => rooms.ready()))
  return all
}

async function openNode(rig: Rig, options: Partial<RoomsDeps>): Promise<TestNode> {
  const rooms = createRooms({ ...rig.deps, ...options })
  const { database, sessions, deps } = rig
  const server = createServer().on(
    'upgrade',
    createYjsUpgrade({ rooms, db: database.db, sessions, log: deps.log }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/yjs`
  const clients: ScriptedClient[] = []
  let isClosed = false
  const node: TestNode = {
    ...{ rooms, url },
    open(who, boardId, doc) {
      const client = new ScriptedClient({ url: `${url}/${boardId}`, headers: { cookie: who.cookie }, doc })
      clients.push(client)
      return client
    },
    join: (who, boardId, doc) => node.open(who, boardId, doc).synced(),
    async close() {
      if (isClosed) return
      isClosed = true
      for (const client of clients) client.cut()
      await rooms.drain()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return node
}

let written = 0

/** Writes a card that can be told from every other; returns what it is called. */
export function note(client: ScriptedClient, by = 'kort'): string {
  const rubrik = `${by} ${written++}`
  addUtfall(client.board, { id: crypto.randomUUID(), kategori: 'resultat', rubrik })
  return rubrik
}

/** Whoever joins is brought up to the journal once: that is over when each has had something from every other. */
export async function acquainted(clients: readonly ScriptedClient[]): Promise<void> {
  const notes = clients.map((client) => note(client))
  const hasAll = ({ board }: ScriptedClient) => new Set(notesOf(board)).isSupersetOf(new Set(notes))
  await until(() => clients.every(hasAll), 'everybody has heard of everybody', 10_000)
}

export function notesOf(board: Board): string[] {
  return utfallOf(board)
    .map(({ rubrik }) => rubrik)
    .sort()
}

/** What somebody would read on the board, all of it. */
export function contentOf({ doc }: Board): string {
  const json = doc.toJSON() as Record<string, unknown>
  return JSON.stringify(sorted(json))
}

/** The board as the journal has it. Throws when it is damaged. */
export async function journalled({ database }: Rig, boardId: string): Promise<Board> {
  const { state, damaged } = await loadBoard(database.pool, boardId)
  if (damaged) throw new Error('The journal is damaged')
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, state)
  return board
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
