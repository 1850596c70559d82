/**
 * Frames of every kind against a real room on a real database. `FRAMES=1000000 SHAPED=100000 SEED=…` for long runs,
 * `npm run fuzz`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assail, type Losses, type Order } from './wire/assault.ts'
import { type Field, openField } from './wire/field.ts'

const MUTATED = Number(process.env.FRAMES ?? 90_000)
const SHAPED = Number(process.env.SHAPED ?? 7_000)
const SEED = Number(process.env.SEED ?? 1)
/** Few enough that every role has its turn. */
const A_BOARD = 1_250
/** Generous: a machine that does other things is several times slower. */
const within = (frames: number) => ({ timeout: 60_000 + frames * 20 })

let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field?.close())

/** So many frames, over as many boards as they need; prints what came of them. */
async function assailAll(order: Order, seed: number): Promise<Losses> {
  const sum: Losses = { frames: 0, closed: 0, refused: 0, changed: 0, slowestMs: 0 }
  for (let at = seed; sum.frames < order.frames; at++) {
    const frames = Math.min(A_BOARD, order.frames - sum.frames)
    const losses = await assail(field, at, { ...order, frames }).catch((cause: unknown) => {
      throw new Error(`seed ${at}`, { cause })
    })
    for (const key of ['frames', 'closed', 'refused', 'changed'] as const) sum[key] += losses[key]
    sum.slowestMs = Math.max(sum.slowestMs, losses.slowestMs)
  }
  console.log({ seed, ...order, ...sum })
  return sum
}

test(
  '[C2] [R4] frames that are bent blindly break nothing, hold nobody up and change nothing that they may not',
  within(MUTATED),
  async () => {
    const { frames, closed, refused, changed } = await assailAll({ manner: 'mutated', frames: MUTATED }, SEED)
    expect(frames).toBe(MUTATED)
    expect(Math.min(closed, refused, changed)).toBeGreaterThan(frames / 1_000)
  },
)

test('[G27] [J1] frames that are made with knowledge break nothing either', within(SHAPED), async () => {
  const { closed, refused, changed } = await assailAll({ manner: 'shaped', frames: SHAPED }, SEED)
  expect(Math.min(closed, refused, changed)).toBeGreaterThan(SHAPED / 1_000)
})

test.each(['mutated', 'shaped'] as const)('[C2] %s frames do no more over a real socket', async (manner) => {
  await assailAll({ manner, frames: 1_500, overNetwork: true }, SEED + 1_000_000)
})
