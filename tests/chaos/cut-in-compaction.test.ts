/**
 * The connection is cut at each statement of a compaction, and the server stays: it tries again, also when it cannot
 * know whether the compaction has happened.
 */
import { afterEach, expect, test } from 'vitest'
import { CompactionRig } from './compaction-rig.ts'

let rig: CompactionRig
afterEach(() => rig.close())

test.each(['cut before', 'cut after'] as const)(
  '[J11] a server that loses its connection at any statement of a compaction (%s) stays and tries again',
  async (fate) => {
    rig = await CompactionRig.create()
    for (const at of rig.statements.keys()) {
      const crashed = await rig.crash(at, fate, { isKilled: false })
      await rig.compacted(crashed.boardId)
      expect(await rig.isWhole(crashed)).toBe(true)
      expect(rig.serverIsGone).toBe(false)
      await crashed.client.close()
    }
  },
)
