/** What must be so when nothing goes wrong any more. Each gives what is not so, or null. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { contentOf } from './truth.ts'
import type { World } from './world.ts'

/** Everybody is there, has everything, and everything of theirs is stored. */
export function unsettledTab({ nodes, tabs, people, truth }: World): string | null {
  const stopped = nodes.find(({ rooms }) => rooms === null)
  if (stopped) return `${stopped.name} does not run`
  for (const tab of tabs) {
    if (!tab.isSettled) return `${tab.name} is not settled: ${tab.unsaved.length} unsaved`
    if (contentOf(tab.doc) !== contentOf(truth.of(tab.person.ref.id))) return `${tab.name} sees another board`
  }
  const left = people.find((person) => person.left.length > 0)
  return left ? `${left.viewer.namn} has edits in the browser` : null
}

/** Everybody sees everybody else, and nobody who is not there. */
export function wrongPresence({ tabs }: World): string | null {
  for (const tab of tabs) {
    const others = [...tabs].filter((other) => other !== tab && other.person.ref.id === tab.person.ref.id)
    for (const other of others) {
      const state = tab.peers.states.get(other.doc.clientID)
      if (!state) return `${tab.name} does not see ${other.name}`
      if (state.user?.personId !== other.person.viewer.personId)
        return `${tab.name} takes ${other.name} for another`
    }
    const ids = new Set(others.map(({ doc }) => doc.clientID))
    const ghost = [...tab.peers.states.keys()].find((id) => !ids.has(id))
    if (ghost !== undefined) return `${tab.name} sees ${ghost % 1000}, who is gone`
  }
  return null
}

/** Rows of the projection, tables of decisions and what is stored say the same. */
export function wrongDatabase({ database, truth, decided }: World): string | null {
  for (const [id, { ref, projection, decisions }] of database.boards) {
    const doc = truth.of(id)
    const replay = truth.replay(id)
    if (!replay || contentOf(replay) !== contentOf(doc)) return `board ${id.slice(-1)} reads as another`
    const board = openBoard(doc)
    const root = board.beslut.toJSON()
    if (!isDeepStrictEqual(root, Object.fromEntries(decisions)))
      return `decisions of board ${id.slice(-1)} differ`
    const most = Math.max(0, ...(decided.get(id) ?? []))
    if (most > Number(root.nr ?? 0)) return `decision ${most} is gone`
    if (doc.store.clients.size > 0 && !isDeepStrictEqual(projection?.value, projectBoard(ref, board)))
      return `the rows of board ${id.slice(-1)} are behind`
  }
  return null
}

/** Every node holds what is stored. */
export async function wrongNode({ nodes, database, truth }: World): Promise<string | null> {
  for (const node of nodes)
    for (const id of database.boards.keys()) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, await node.ask((rooms) => rooms.state(id)))
      if (contentOf(doc) !== contentOf(truth.of(id)))
        return `${node.owner.name} holds another board ${id.slice(-1)}`
    }
  return null
}

/** Nobody is there, and nothing is kept for anybody. */
export async function leftOver({ nodes }: World): Promise<string | null> {
  for (const node of nodes) {
    const status = await node.ask(async (rooms) => rooms.status())
    const kept = { ...status, wires: node.wires.size }
    const some = Object.entries(kept).find(([, count]) => count !== 0)
    if (some) return `${node.owner.name} keeps ${some.join(' ')}`
  }
  return null
}
