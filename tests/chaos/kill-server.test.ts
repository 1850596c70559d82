/**
 * Ten people write, and the server is killed under them. What it said was saved, and what anybody else saw, is in the
 * database as it lies there, before anyone comes back to send it again. With the acknowledgement in front of the
 * commit the same check must find losses: otherwise it would prove nothing.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { loadBoard } from '#server/realtime/journal/load.ts'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { createRig, type Rig } from '#tests/integration/realtime/rig.ts'
import { type Engine, startEngine } from './engine.ts'
import { seededRandom } from './random.ts'
import { tokensOf, Writer } from './writer.ts'

const WRITERS = 10
const soon = { interval: 10, timeout: 20_000 }

type Losses = { saved: number; seen: number }
type Run = { losses: Losses; writers: Writer[]; tokensInDatabase(): Promise<Set<string>> }

let rig: Rig | null = null
let engine: Engine | null = null
const cleanUp: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(cleanUp.splice(0).map((clean) => clean()))
  await engine?.kill()
  await rig?.close()
})

test('[J2] nothing that was called saved, or seen by anyone, is lost over twenty SIGKILLs of the server', async () => {
  const seed = Number(process.hrtime.bigint() % 1_000_000n)
  const { losses, writers, tokensInDatabase } = await killUnderLoad({
    kills: Number(process.env.KILLS ?? 20),
    seed,
  })
  expect(losses).toEqual({ saved: 0, seen: 0 })
  // And everybody comes back, is let in with everything, and sees the same.
  await Promise.all(writers.map((writer) => writer.stop()))
  await expect.poll(() => comeBack(writers), soon).toBe(true)
  await expect
    .poll(() => writers.map(({ unsaved, refused }) => refused ?? unsaved), soon)
    .toEqual(writers.map(() => 0))
  const tokens = await tokensInDatabase()
  await expect.poll(() => writers.every(({ board }) => tokensOf(board).size === tokens.size), soon).toBe(true)
  for (const { board, refused } of writers) {
    expect(refused).toBeNull()
    expect(tokensOf(board)).toEqual(tokens)
  }
  expect(findLosses(writers, tokens)).toEqual({ saved: 0, seen: 0 })
  expect(writers.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThan(1_000)
})

test('[J2] with the acknowledgement in front of the commit the same rig finds losses', async () => {
  const { losses } = await killUnderLoad({
    kills: 2,
    seed: 1,
    rig: { acknowledge: 'before-commit', commitDelayMs: 60 },
  })
  expect(losses.saved).toBeGreaterThan(0)
  expect(losses.seen).toBeGreaterThan(0)
})

/** Connects whoever is cut off, as a provider does until it is let in; true when everybody has the board. */
function comeBack(writers: Writer[]): boolean {
  for (const writer of writers) if (writer.isCut) writer.connect()
  return writers.every(({ isSynced }) => isSynced)
}

/** Leaves the engine running and the writers writing, cut off by the last kill. */
async function killUnderLoad(given: { kills: number; seed: number; rig?: RoomsDeps['rig'] }): Promise<Run> {
  console.info(`kill-server: seed ${given.seed}, ${given.kills} kills`)
  const random = seededRandom(given.seed)
  rig = await createRig()
  // The rig's own rooms would be a second server on the same database.
  await rig.rooms.drain()
  const { database } = rig
  const boardId = await rig.board()
  const start = (port = 0) => startEngine({ databaseUrl: database.url, port, rig: given.rig })
  engine = await start()
  const { port } = engine
  const url = () => `ws://127.0.0.1:${port}/yjs/${boardId}`
  const people = await Promise.all(Array.from({ length: WRITERS }, () => rig!.person('pedagog')))
  const writers = people.map(({ cookie }, i) => new Writer(`w${i}`, url, cookie, random))
  const losses: Losses = { saved: 0, seen: 0 }
  for (let kill = 0; kill < given.kills; kill++) {
    await expect.poll(() => comeBack(writers), soon).toBe(true)
    if (kill === 0) for (const writer of writers) writer.start()
    await pause(100 + random() * 250)
    await engine.kill()
    await expect.poll(() => writers.every(({ isCut }) => isCut), soon).toBe(true)
    const lost = findLosses(writers, await tokensInDatabase())
    losses.saved += lost.saved
    losses.seen += lost.seen
    engine = await start(port)
  }
  for (const writer of writers) cleanUp.push(() => writer.stop())
  return { losses, writers, tokensInDatabase }

  async function tokensInDatabase(): Promise<Set<string>> {
    const { state, damaged } = await loadBoard(database.pool, boardId)
    expect(damaged).toBe(false)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    return tokensOf(openBoard(doc))
  }
}

/** Steps that were called saved, or that somebody else had on their screen, and that the database does not have. */
function findLosses(writers: Writer[], stored: Set<string>): Losses {
  let [saved, seen] = [0, 0]
  const shown = new Map(writers.map((writer) => [writer, tokensOf(writer.board)]))
  for (const writer of writers) {
    const others = writers.flatMap((other) => (other === writer ? [] : [shown.get(other)!]))
    const deleted = new Set(writer.steps.flatMap(({ act, token }) => (act === 'delete' ? [token] : [])))
    for (const { token, act, isSaved } of writer.steps) {
      if (act === 'delete') {
        if (isSaved && stored.has(token)) saved++
        continue
      }
      // A deletion on its way may have been stored or not.
      if (stored.has(token) || deleted.has(token)) continue
      if (isSaved) saved++
      if (others.some((tokens) => tokens.has(token))) seen++
    }
  }
  return { saved, seen }
}
