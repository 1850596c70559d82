/**
 * A compaction is a handful of statements, and the server is killed at each of them: afterwards the board is whole,
 * compacted or not and never half, and whoever starts next compacts it.
 */
import { afterEach, expect, test } from 'vitest'
import { CompactionRig, type Crashed } from './compaction-rig.ts'

let rig: CompactionRig
afterEach(() => rig.close())

test('[J11] a server that is killed at any statement of a compaction leaves the board whole', async () => {
  rig = await CompactionRig.create()
  expect(rig.statements.length).toBeGreaterThan(5)
  const left: Crashed[] = []
  for (const at of rig.statements.keys()) {
    const crashed = await rig.crash(at, 'cut after', { isKilled: true })
    expect(await rig.isWhole(crashed)).toBe(true)
    left.push(crashed)
  }
  // What was not done is done by the next server, and a board that is compacted already stays as it is.
  await rig.start()
  for (const crashed of left) {
    const client = await rig.join(crashed.boardId)
    await rig.compacted(crashed.boardId)
    expect(await rig.isWhole(crashed)).toBe(true)
    await client.close()
  }
})

test('[J11] without its transaction a killed compaction leaves half a board', async () => {
  rig = await CompactionRig.create()
  const isWhole: boolean[] = []
  for (const at of rig.statements.keys())
    isWhole.push(
      await rig.isWhole(await rig.crash(at, 'cut after', { isKilled: true, isTransaction: false })),
    )
  expect(isWhole).toContain(false)
})
