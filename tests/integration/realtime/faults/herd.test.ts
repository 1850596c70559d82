/** Everybody comes back at once: the server has been restarted in the middle of a morning. */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import { gatherCrowd } from './crowd.ts'

/** `HERD=1000` for the big run, whose promise is five seconds. */
const HERD = Number(process.env.HERD ?? 300)
const NOTES = 2_000
const PARTS = 10
const PEOPLE = 20
const PROMISE_MS = 5_000

let rig: Rig
let people: Who[]
let boardId: string
let stateVector: string

beforeAll(async () => {
  rig = await createRig({ limits: { connectionsPerPersonAndBoard: HERD } })
  people = await Promise.all([
    rig.person('rektor'),
    ...Array.from({ length: PEOPLE - 1 }, () => rig.person('pedagog')),
  ])
  boardId = await rig.board()
  // Written apart, as after a day offline: each part comes in one SyncStep2.
  for (let part = 0; part < PARTS; part++) {
    const doc = new Y.Doc()
    for (let i = 0; i < NOTES / PARTS; i++)
      addUtfall(openBoard(doc), { id: randomUUID(), kategori: 'resultat', rubrik: `Lapp ${part}:${i}` })
    const author = await rig.join(people[part]!, boardId, doc)
    await author.allSaved(20_000)
    await author.close()
  }
  const last = await rig.join(people[0]!, boardId)
  stateVector = Buffer.from(Y.encodeStateVector(last.doc)).toString('base64')
  addUtfall(last.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Medan ni var borta' })
  await last.allSaved()
}, 120_000)
afterAll(() => rig.close())

test(`[R1] [R2] ${HERD} who come back at once to a board of ${NOTES} notes all have it, and nobody is turned away`, async () => {
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(NOTES + 1)
  await rig.restart()
  const cookies = Array.from({ length: HERD }, (_, i) => people[i % PEOPLE]!.cookie)
  const url = `${rig.url}/${boardId}`
  // One in twenty has nothing yet.
  const withoutState = Math.ceil(HERD / 20)
  const crowd = gatherCrowd({ does: 'return', url, cookies, stateVector, withoutState })
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const { took, done, bytes, closes } = await crowd.go()
  lag.disable()
  const milliseconds = (nanoseconds: number) => Math.round(nanoseconds / 1e6)
  console.log(
    `herd: ${done} of ${HERD} synced in ${took} ms, ${(bytes / 2 ** 20).toFixed(1)} MiB;`,
    `loop lag p99 ${milliseconds(lag.percentile(99))} ms, max ${milliseconds(lag.max)} ms`,
  )
  expect({ done, closes }).toEqual({ done: HERD, closes: {} })
  expect(rig.complaints).toEqual([])
  if (HERD >= 1_000) expect(took).toBeLessThan(PROMISE_MS)
}, 120_000)
