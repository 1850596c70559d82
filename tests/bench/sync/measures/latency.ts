/** From an edit to every colleague: one board of 500 cards, 100 edits a second. */
import { runLoad } from '../load.ts'
import type { Measure } from './measure.ts'
import { checkSame, cutAll, openRooms } from './room.ts'

const CARDS = 500
const RATE = 100

export const latency = (people: number): Measure => ({
  name: `latency-${people}`,
  suits: () => true,
  async run({ server, postgres, short, round }) {
    const groups = await openRooms(server, { boards: 1, people, cards: CARDS })
    const result = await runLoad({
      groups,
      rate: RATE,
      warmUpSeconds: short ? 2 : 4,
      seconds: short ? 5 : 20,
      patienceSeconds: 10,
      seed: 100 + round,
      serverPid: server.pid,
      postmasterPid: postgres.pid,
    })
    await checkSame(server, 0, groups[0]!)
    cutAll(groups)
    return {
      p50: result.each.p50,
      p99: result.each.p99,
      savedP50: result.saved.p50,
      missing: result.missing,
      serverCpu: result.serverCpu,
      loadCpu: result.loadCpu,
      postgresCpu: result.postgresCpu,
      foreignCpu: result.foreignCpu,
      lateP99: result.lateP99,
      bytesEach: result.bytesEach,
      framesEach: result.framesEach,
    }
  },
})
