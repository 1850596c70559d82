/** The attacks' negative control: with a gate that says yes to everything, the same pictures show what was done. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as gate from '#server/realtime/gate/judge.ts'
import { AUTHORITY } from './authority-attacks.ts'
import { openScene, type Scene, SOON } from './scene.ts'

vi.mock('#server/realtime/gate/judge.ts', () => ({ judge: sayYes }) satisfies Partial<typeof gate>)

function sayYes(_doc: unknown, { length: bytes }: Uint8Array): gate.Verdict {
  return { ok: true, noop: false, touched: [], newClients: [], bytes, adds: { structs: 0, clocks: 0 } }
}

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.rig.close())

/** Those that end in a refusal, and not in a question for what is missing. */
const REFUSED = AUTHORITY.filter(({ ends }) => ends !== 'nothing' && ends !== 'G22')

test.each(REFUSED)('without the gate, it is felt when $name', async ({ bad }) => {
  const site = scene.sites[bad.at ?? 'enhet']
  const before = await site.picture()
  const mallory = await scene.rig.join(scene.who[bad.as], site.boardId)
  for (const update of [bad.say(mallory)].flat()) mallory.write(update)
  await expect
    .poll(async () => JSON.stringify(await site.picture()) !== JSON.stringify(before), SOON)
    .toBe(true)
  mallory.cut()
})
