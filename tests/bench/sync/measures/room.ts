/** Boards with people at them. */
import { boardOf, Editing } from '../content.ts'
import type { Group } from '../load.ts'
import { CROWD, type SyncServer } from '../servers/server.ts'
import { joinAll, Tab } from '../tab.ts'

/** A fresh server with so many boards, so many people at each, and `empty` more boards with nobody at them. */
export async function openRooms(
  server: SyncServer,
  { boards, people, cards, empty = 0 }: { boards: number; people: number; cards: number; empty?: number },
): Promise<Group[]> {
  const state = boardOf(cards)
  await server.fresh(Array.from({ length: boards + empty }, () => state))
  const groups: Group[] = []
  for (let board = 0; board < boards; board++) {
    const seats = Array.from({ length: people }, (_, k) =>
      server.seat(board, (boards === 1 ? k : board * 10 + k) % CROWD),
    )
    const editing = new Editing(state, { cards, writers: people, seed: board + 1 })
    groups.push({ tabs: await joinAll(seats), editing })
  }
  return groups
}

/** Throws when a newcomer is not given the board that all edits make. */
export async function checkSame(server: SyncServer, board: number, { editing }: Group): Promise<void> {
  const tab = await new Tab(server.seat(board, board * 10), { keepState: true }).joined()
  tab.cut()
  if (!editing.isSameAs(tab.state!)) throw new Error(`${server.name} has another board than it was sent`)
}

export function cutAll(groups: readonly Group[]): void {
  for (const { tabs } of groups) for (const tab of tabs) tab.cut()
}
