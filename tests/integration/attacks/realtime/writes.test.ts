/** What people send whose page would not have let them. Nobody else may notice, and whoever may, can. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAttack } from './attack.ts'
import { AUTHORITY } from './authority-attacks.ts'
import { openScene, type Scene } from './scene.ts'
import { STRUCTURE } from './structure-attacks.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.rig.close())

test.each(AUTHORITY)('$name: $ends', async (attack) => {
  await runAttack(scene, attack)
  expect(scene.rig.complaints).toEqual([])
})

test.each(STRUCTURE)('$name: $ends', async (attack) => {
  await runAttack(scene, attack)
  expect(scene.rig.complaints).toEqual([])
})
