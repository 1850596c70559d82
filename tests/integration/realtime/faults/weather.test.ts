/** Twenty people behind networks that go wrong in every way there is. */
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Board } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { seededRandom } from '#tests/chaos/random.ts'
import { createFaultProxy } from '#tests/support/fault-proxy.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import { Person } from './person.ts'
import { changeWeather, clearUp } from './weather.ts'

const PEOPLE = 20
/** `WEATHER_SECONDS=1800 FAULT_SEED=7` for the long run. */
const SECONDS = Number(process.env.WEATHER_SECONDS ?? 8)
const SEED = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31))
/** Short, but longer than a busy machine lets anybody wait. */
const HEARTBEAT_MS = 1_000

let rig: Rig
let everyone: Who[]

beforeAll(async () => {
  rig = await createRig({ timings: { heartbeat: HEARTBEAT_MS } })
  everyone = await Promise.all([
    rig.person('rektor'),
    rig.person('pedagog'),
    rig.person('pedagog'),
    rig.person('pedagog'),
  ])
})
afterAll(() => rig.close())

const tokensOf = (board: Board) =>
  utfallOf(board).flatMap(({ iakttagelse }) => iakttagelse.match(/<[^<>]+>/g) ?? [])

type Storm = { people: Person[]; tokens: string[]; boardId: string }

/** Lets it blow for a while, then waits until everybody has everything. */
async function weather({ count, seconds, forgetful = -1, seed = SEED }: Forecast): Promise<Storm> {
  const boardId = await rig.board()

  const target = Number(new URL(rig.url).port)
  const network = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const random = seededRandom(seed + i)
      const proxy = await createFaultProxy(target, random)
      const url = `ws://127.0.0.1:${proxy.port}/yjs/${boardId}`
      const { cookie } = everyone[i % everyone.length]!
      const name = `p${i}`
      const person = new Person({
        ...{ name, url, cookie, random, patienceMs: 4 * HEARTBEAT_MS, isForgetful: i === forgetful },
      })
      return { proxy, random, person }
    }),
  )
  const people = network.map(({ person }) => person)
  for (const person of people) person.start()
  await expect.poll(() => people.every(({ isSynced }) => isSynced), SOON).toBe(true)
  const until = performance.now() + seconds * 1_000
  await Promise.all(
    network.map(async ({ proxy, random }) => {
      while (performance.now() < until) {
        changeWeather(proxy, random)
        await pause(200 + random() * 1_800)
      }
      clearUp(proxy)
    }),
  )
  for (const person of people) person.rest()
  // It is over when the server has everything and everybody has what the server has.
  const isOver = () => people.every(({ isAllSaved, refusals }) => isAllSaved || refusals.length > 0)
  await expect.poll(isOver, SOON).toBe(true)
  expect(people.flatMap(({ refusals }) => refusals)).toEqual([])
  const tokens = await rig.rooms.read(boardId, tokensOf)
  const same = (person: Person) => tokensOf(person.board).join('') === tokens.join('')
  await expect.poll(() => people.filter((person) => !same(person)).length, SOON).toBe(0)
  for (const person of people) await person.leave()
  for (const { proxy } of network) await proxy.close()
  return { people, tokens, boardId }
}

type Forecast = { count: number; seconds: number; forgetful?: number; seed?: number }

const SOON = { interval: 50, timeout: 45_000 }

/** What somebody wrote that is not on the board, and what is there more often than it was written. */
function damage({ people, tokens }: Storm): { lost: string[]; lostThoughSaved: string[]; doubled: string[] } {
  const there = new Set(tokens)
  const isLost = (token: string) => !there.has(token)
  return {
    lost: people.flatMap(({ written }) => written.filter(isLost)),
    lostThoughSaved: people.flatMap(({ saved }) => [...saved].filter(isLost)),
    doubled: tokens.filter((token, at) => tokens.indexOf(token) !== at),
  }
}

test(
  `[C3] [C5] twenty people in bad weather lose nothing, double nothing, are refused nothing and end alike (seed ${SEED})`,
  async () => {
    const storm = await weather({ count: PEOPLE, seconds: SECONDS })
    const written = storm.people.flatMap((person) => person.written).length
    const attempts = storm.people.reduce((sum, person) => sum + person.attempts, 0)
    console.log(`weather: seed ${SEED}, ${written} edits by ${PEOPLE} people over ${attempts} connections`)
    expect(damage(storm)).toEqual({ lost: [], lostThoughSaved: [], doubled: [] })
    expect(attempts).toBeGreaterThan(PEOPLE)
    expect(written).toBeGreaterThan(PEOPLE * 10)
    expect(rig.complaints).toEqual([])
  },
  (SECONDS + 120) * 1_000,
)

test(`negative control: a client that forgets its unsaved work at a reconnect is found out (seed ${SEED})`, async () => {
  // In a mild storm there may be nothing to forget at the moments that matter.
  const lost: string[] = []
  for (let storms = 0; storms < 6 && lost.length === 0; storms++)
    lost.push(
      ...damage(await weather({ count: 4, seconds: 5, forgetful: 2, seed: SEED + storms * 100 })).lost,
    )
  expect(lost).not.toEqual([])
  expect(lost.filter((token) => !token.startsWith('<p2:'))).toEqual([])
}, 120_000)
