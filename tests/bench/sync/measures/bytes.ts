/** What an edit takes on disk, and on the wire to each colleague: ten people, 100 edits a second for half a minute. */
import { setTimeout as pause } from 'node:timers/promises'
import { runLoad } from '../load.ts'
import type { Measure } from './measure.ts'
import { cutAll, openRooms } from './room.ts'

const PEOPLE = 10
const CARDS = 500
const RATE = 100
/** Hocuspocus stores ten seconds after an edit at the latest; ours compacts when a board is left. */
const STORED_MS = 12_000

export const bytes: Measure = {
  name: 'bytes',
  suits: () => true,
  async run({ server, postgres, short, round }) {
    const groups = await openRooms(server, { boards: 1, people: PEOPLE, cards: CARDS })
    const seconds = short ? 8 : 30
    const storedBefore = await server.storedBytes()
    const loggedBefore = await postgres.logged()
    const { bytesEach, missing } = await runLoad({
      groups,
      rate: RATE,
      warmUpSeconds: 0,
      seconds,
      patienceSeconds: 10,
      seed: 600 + round,
      serverPid: server.pid,
      postmasterPid: postgres.pid,
    })
    await pause(STORED_MS)
    const edits = RATE * seconds
    const logged = (await postgres.logged()) - loggedBefore
    const stored = (await server.storedBytes()) - storedBefore
    cutAll(groups)
    return { sentToEach: bytesEach, storedEach: stored / edits, loggedEach: logged / edits, missing }
  },
}
