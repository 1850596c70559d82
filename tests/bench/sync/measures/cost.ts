/** What an edit costs the server, at a rate that leaves it time to spare: steadier than a ceiling on a busy machine. */
import { runLoad } from '../load.ts'
import type { Measure } from './measure.ts'
import { cutAll, openRooms } from './room.ts'

const BOARDS = 100
const PEOPLE = 10
const CARDS = 200
const RATE = 1500

export const cost: Measure = {
  name: 'cost',
  suits: () => true,
  async run({ server, postgres, short, round, profile, say }) {
    const groups = await openRooms(server, { boards: BOARDS, people: PEOPLE, cards: CARDS })
    const load = {
      groups,
      rate: RATE,
      warmUpSeconds: short ? 4 : 8,
      seconds: short ? 6 : 15,
      patienceSeconds: 20,
      seed: 300 + round,
      serverPid: server.pid,
      postmasterPid: postgres.pid,
    }
    const result = await runLoad(load)
    if (profile && round === 0) {
      await server.ask('start-profile')
      await runLoad({ ...load, warmUpSeconds: 0 })
      say(`profile\n${(await server.ask('profile')).join('\n')}`)
    }
    cutAll(groups)
    return {
      // Percent of a second, in microseconds.
      serverMicros: (result.serverCpu * 10_000) / RATE,
      postgresMicros: (result.postgresCpu * 10_000) / RATE,
      loadMicros: (result.loadCpu * 10_000) / RATE,
      foreignCpu: result.foreignCpu,
      p50: result.each.p50,
      p99: result.each.p99,
      missing: result.missing,
    }
  },
}
