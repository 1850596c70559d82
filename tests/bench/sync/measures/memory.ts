/** A thousand boards of 200 cards, one reader each, nobody writing, after a restart: what the server grew by. */
import { setTimeout as pause } from 'node:timers/promises'
import { boardOf } from '../content.ts'
import { residentMb } from '../machine.ts'
import { joinAll } from '../tab.ts'
import type { Measure } from './measure.ts'

const CARDS = 200

export const memory: Measure = {
  name: 'memory',
  suits: () => true,
  async run({ server, short }) {
    const boards = short ? 200 : 1000
    const settleMs = short ? 5_000 : 20_000
    const states = Array.from({ length: boards }, () => boardOf(CARDS))
    if (server.keeps) {
      await server.fresh(states)
      await server.restart()
    } else await server.fresh([])
    await pause(settleMs / 2)
    const empty = residentMb(server.pid)
    // A server that keeps nothing can only have the boards from those who just wrote them.
    if (!server.keeps) await server.fresh(states)
    const tabs = await joinAll(states.map((_, n) => server.seat(n, n)))
    await pause(settleMs)
    const full = residentMb(server.pid)
    for (const tab of tabs) tab.cut()
    return { emptyMb: empty, grownMb: full - empty, eachKb: ((full - empty) * 1024) / boards }
  },
}
