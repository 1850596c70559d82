/**
 * A thousand people lose the network at once and are back at once, at a board of 2 000 notes: each of them has the
 * board but for what was written last. The server has just been started, as after a deploy, or has nothing to lose.
 */
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { boardOf, Editing } from '../content.ts'
import { CROWD } from '../servers/server.ts'
import { Samples } from '../stats.ts'
import { Tab } from '../tab.ts'
import type { Measure } from './measure.ts'

const CARDS = 2_000
const MISSED = 20
const POLL_MS = 5

export const reconnect = (name: string, bringing: 'what they had' | 'nothing'): Measure => ({
  name,
  suits: () => true,
  async run({ server, short }) {
    const people = short ? 300 : CROWD
    const before = boardOf(CARDS)
    const editing = new Editing(before, { cards: CARDS, writers: 1, seed: 500 })
    const edits = Array.from({ length: MISSED }, (_, n) => editing.next(0, n))
    await server.fresh([Y.mergeUpdates([before, ...edits])])
    const stateVector: Uint8Array =
      bringing === 'nothing' ? Uint8Array.of(0) : Y.encodeStateVectorFromUpdate(before)
    await pause(2_000)
    await server.ask('watch-loop')
    const began = performance.now()
    const tabs = Array.from({ length: people }, (_, n) => new Tab(server.seat(0, n), { stateVector }))
    while (!tabs.every((tab) => tab.isJoined || tab.closed !== null)) {
      if (performance.now() - began > 120_000) break
      await pause(POLL_MS)
    }
    const allMs = performance.now() - began
    const lagMs = await server.ask('loop-lag')
    const times = new Samples()
    for (const tab of tabs) times.add(tab.joinMs)
    for (const tab of tabs) tab.cut()
    const refused = tabs.filter((tab) => !tab.isJoined).length
    return { allMs, p50: times.percentiles().p50, loopLagMs: lagMs, refused }
  },
})
