/** From an edit to every colleague: one board of 500 cards, 100 edits a second. */
import { setTimeout as pause } from 'node:timers/promises'
import { runLoad } from '../load.ts'
import type { Postgres } from '../postgres.ts'
import { median } from '../stats.ts'
import type { Measure } from './measure.ts'
import { checkSame, cutAll, openRooms } from './room.ts'

const CARDS = 500
const RATE = 100
const COMMIT_EVERY_MS = 200

export const latency = (people: number): Measure => ({
  name: `latency-${people}`,
  suits: () => true,
  async run({ server, postgres, short, round }) {
    const groups = await openRooms(server, { boards: 1, people, cards: CARDS })
    const commits = watchCommits(postgres)
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
    const commitP50 = await commits()
    await checkSame(server, 0, groups[0]!)
    cutAll(groups)
    return {
      p50: result.each.p50,
      p99: result.each.p99,
      savedP50: result.saved.p50,
      commitP50,
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

/** Commits now and then; the returned function ends that and says how long one took. */
function watchCommits(postgres: Postgres): () => Promise<number> {
  const times: number[] = []
  let isOver = false
  const committing = (async () => {
    while (!isOver) {
      times.push(await postgres.commit())
      await pause(COMMIT_EVERY_MS)
    }
  })()
  return async () => {
    isOver = true
    await committing
    return median(times)
  }
}
