/**
 * Which of several writes of one map key comes last when all of them are in, and is therefore the one that is
 * seen. Every write names the one it replaced, so the writes form a tree. Yjs lists it from the root, the
 * children of one write by ascending clientID (one client's own the other way round), so what comes last is at
 * the end of the last branch, and only that branch is walked.
 */
import * as Y from 'yjs'
import type { Id, Struct } from './read-update.ts'
import { type Store, structAt } from './stored.ts'

/** Writes of one client that each replace the one before, up to `to`. `struct` is null for stored ones. */
type Run = Id & { to: number; struct: Struct | null }

/** Before the first write. Writes that replaced nothing name it as their origin. */
const ROOT: Run = { client: -1, clock: 0, to: 0, struct: null }

/** The last of the update's writes, or null when what is stored stays last. `stored` ends the stored list. */
export function lastWrite(store: Store, stored: Y.Item | undefined, written: Struct | null): Struct | null {
  const path = pathTo(store, stored)
  const children = Map.groupBy(writesUpTo(written), ({ origin }) => origin?.client ?? ROOT.client)
  for (const siblings of children.values()) siblings.sort((a, b) => originClock(a) - originClock(b))

  let run = ROOT
  for (let at = 0; ; ) {
    const next = run.struct === null ? path[at] : undefined
    const branch = branchOf(run, next, children.get(run.client) ?? [])
    if (branch !== null) {
      run = runOf(branch)
    } else if (next !== undefined) {
      run = next
      at++
    } else return run.struct
  }
}

/** What the document has of a struct already is no part of the run: the rest hangs onto it, as if onto another. */
function runOf(struct: Struct): Run {
  const { client, clock, length, origin } = struct
  const from = origin?.client === client ? Math.max(clock, origin.clock + 1) : clock
  return { client, clock: from, to: clock + length - 1, struct }
}

function* writesUpTo(written: Struct | null): Generator<Struct> {
  for (let struct = written; struct !== null; struct = struct.writtenAfter) yield struct
}

/** The runs from the root to what is stored last. */
function pathTo(store: Store, stored: Y.Item | undefined): Run[] {
  const path: Run[] = []
  let item = stored
  let to = item ? item.id.clock + item.length - 1 : 0
  while (item) {
    path.push({ client: item.id.client, clock: item.id.clock, to, struct: null })
    if (item.origin === null) break
    const left = structAt(store, item.origin.client, item.origin.clock)
    to = item.origin.clock
    item = left instanceof Y.Item ? left : undefined
  }
  return path.reverse()
}

/** The write that leaves a run, at the first place where one comes after the rest of the run or after `next`. */
function branchOf(run: Run, next: Run | undefined, children: readonly Struct[]): Struct | null {
  let best: Struct | null = null
  for (let at = firstFrom(children, run.clock); at < children.length; at++) {
    const child = children[at]!
    const clock = originClock(child)
    if (clock > run.to || (best !== null && clock > originClock(best))) break
    const rest = clock < run.to ? { client: run.client, clock: clock + 1 } : next
    const rival: Id | undefined = best ?? rest
    if (rival === undefined || comesAfter(child, rival)) best = child
  }
  return best
}

function originClock({ origin }: Struct): number {
  return origin?.clock ?? ROOT.clock
}

function comesAfter(a: Id, b: Id): boolean {
  return a.client > b.client || (a.client === b.client && a.clock < b.clock)
}

/** Where the children begin whose origin is at this clock or later. */
function firstFrom(children: readonly Struct[], clock: number): number {
  let low = 0
  let high = children.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (originClock(children[mid]!) < clock) low = mid + 1
    else high = mid
  }
  return low
}
