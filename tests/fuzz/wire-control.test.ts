/** The negative control of wire.test.ts: the same server with a gate that says yes to everything falls. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type * as gate from '#server/realtime/gate/judge.ts'
import { updateFrame } from '#server/realtime/protocol.ts'
import { Random } from './gate/random.ts'
import { encodeRaw, type RawStruct } from './gate/raw-update.ts'
import { assail, type Manner } from './wire/assault.ts'
import { type Field, openField } from './wire/field.ts'
import { Siege } from './wire/siege.ts'
import { Stopwatch } from './wire/stopwatch.ts'

vi.mock('#server/realtime/gate/judge.ts', () => ({ judge: sayYes }) satisfies Partial<typeof gate>)

function sayYes(_doc: unknown, { length: bytes }: Uint8Array): gate.Verdict {
  return { ok: true, noop: false, touched: [], newClients: [], bytes, adds: { structs: 0, clocks: 0 } }
}

const BOARDS = 12

let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field?.close())

/** What gets through on so many boards, a line each. */
async function breaches(manner: Manner): Promise<string[]> {
  const found: string[] = []
  for (let seed = 1; seed <= BOARDS; seed++)
    await assail(field, seed, { manner, frames: 400 }).catch((error: Error) => found.push(error.message))
  return found
}

test('without the gate, frames that are made with knowledge break every board', async () => {
  const found = await breaches('shaped')
  expect(found).toHaveLength(BOARDS)
  for (const breach of [
    /beslut has changed/,
    /under a colleague’s clientID/,
    /no valid value/,
    /\/.* has changed/,
  ])
    expect(found.join('\n')).toMatch(breach)
})

test('without the gate, frames that are bent blindly get through on most', async () => {
  expect((await breaches('mutated')).length).toBeGreaterThan(BOARDS / 2)
})

test('without the gate, a frame of some kilobytes makes everybody wait, and the stopwatch says so', async () => {
  const siege = await Siege.begin(field, field.foes[0]!, [], new Random(1))
  const { model } = siege
  const letters = model.see().find(({ item }) => item.content instanceof Y.ContentString)!
  const struct: RawStruct = {
    content: { kind: 'string', text: 'x' },
    origin: [letters.client, letters.clock + letters.length - 1],
  }
  // All of them stand at one letter: Yjs takes each of the second client's past all of the first's.
  const crowd = (size: number) => {
    const structs = Array<RawStruct>(size).fill(struct)
    return [1, 2].map((client) =>
      updateFrame(encodeRaw({ blocks: [{ client, clock: 0, structs }], deletes: [] })),
    )
  }
  const wait = (size: number) => siege.repeat(model.state(), crowd(size), () => new Stopwatch())
  expect(await wait(10)).toBeLessThan(100)
  expect(await wait(2_500)).toBeGreaterThan(100)
  siege.end()
})
