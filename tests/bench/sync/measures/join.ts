/** From the first packet to the board, for a newcomer to a board with 20 000 edits behind it. */
import { setTimeout as pause } from 'node:timers/promises'
import { runLoad } from '../load.ts'
import type { SyncServer } from '../servers/server.ts'
import { median } from '../stats.ts'
import { Tab } from '../tab.ts'
import type { Measure } from './measure.ts'
import { checkSame, cutAll, openRooms } from './room.ts'

const CARDS = 500
const WRITERS = 20
const RATE = 1000
/** The board with the edits behind it, and one on which nothing has happened. */
const LONG = 0
const OTHER = 1
/** Hocuspocus stores ten seconds after an edit at the latest. */
const STORED_MS = 12_000
const WARM = 9
const COLD = 4

export const join: Measure = {
  name: 'join',
  suits: () => true,
  async run({ server, postgres, short, round }) {
    const groups = await openRooms(server, { boards: 1, people: WRITERS, cards: CARDS, empty: 1 })
    const { missing } = await runLoad({
      groups: [groups[LONG]!],
      rate: RATE,
      warmUpSeconds: 1,
      seconds: short ? 4 : 19,
      patienceSeconds: 60,
      seed: 400 + round,
      serverPid: server.pid,
      postmasterPid: postgres.pid,
    })
    await pause(STORED_MS)
    const warm: number[] = []
    for (let n = 0; n < WARM; n++) warm.push(await joinMs(server, LONG))
    await checkSame(server, LONG, groups[LONG]!)
    cutAll(groups)
    const crashed = server.keeps ? await afterCrash(server) : Number.NaN
    const first: number[] = []
    const cold: number[] = []
    for (let n = 0; server.keeps && n < (short ? 2 : COLD); n++) {
      await server.restart()
      first.push(await joinMs(server, LONG))
      await server.restart()
      await warmUp(server)
      cold.push(await joinMs(server, LONG))
    }
    return {
      warmMs: median(warm),
      coldMs: median(cold),
      firstOfProcessMs: median(first),
      afterCrashMs: crashed,
      missing,
    }
  },
}

/** The server that ended had no time to leave anything in order. */
async function afterCrash(server: SyncServer): Promise<number> {
  await server.killAndRestart()
  await warmUp(server)
  return joinMs(server, LONG)
}

/** What a process does for the first time is slow for reasons that are not the board's. */
async function warmUp(server: SyncServer): Promise<void> {
  for (let other = 0; other < 5; other++) await joinMs(server, OTHER)
}

async function joinMs(server: SyncServer, board: number): Promise<number> {
  const tab = await new Tab(server.seat(board, board)).joined()
  tab.cut()
  await pause(200)
  return tab.joinMs
}
