/** Acknowledged edits that are gone when the server has been killed and is back. */
import { setTimeout as pause } from 'node:timers/promises'
import { boardOf, cardsOn, Editing } from '../content.ts'
import { findMarkers } from '../marker.ts'
import type { SyncServer } from '../servers/server.ts'
import { createRandom } from '../stats.ts'
import { joinAll, Tab } from '../tab.ts'
import type { Measure } from './measure.ts'

const KILLS = 12
const PEOPLE = 10
const CARDS = 100
const RATE = 50
const LONGEST_MS = 12_000

export const kills: Measure = {
  name: 'kills',
  suits: (server) => server.keeps,
  async run({ server, short, round, say }) {
    const random = createRandom(700 + round)
    let acknowledged = 0
    let lost = 0
    await server.fresh([boardOf(CARDS)])
    for (let kill = 0; kill < (short ? 3 : KILLS); kill++) {
      const saved = await editUntilKilled(server, kill, 1_000 + random() * (short ? 3_000 : LONGEST_MS))
      const there = await markersOn(server)
      const gone = saved.filter((number) => !there.has(number))
      acknowledged += saved.length
      lost += gone.length
      if (gone.length > 0)
        say(`kill ${kill + 1}: ${gone.length} of ${saved.length} acknowledged edits are gone`)
    }
    return { acknowledged, lost }
  },
}

/** Everybody edits from a page opened anew; returns the edits that were acknowledged when the server was killed. */
async function editUntilKilled(server: SyncServer, kill: number, milliseconds: number): Promise<number[]> {
  const tabs = await joinAll(Array.from({ length: PEOPLE }, (_, n) => server.seat(0, n)))
  const editing = new Editing(await stateOf(server), {
    cards: CARDS,
    writers: PEOPLE,
    seed: 800 + kill,
    moved: 0,
  })
  const sent: { tab: Tab; write: number; number: number }[] = []
  const until = performance.now() + milliseconds
  for (let n = 0; performance.now() < until; n++) {
    const writer = n % PEOPLE
    const number = kill * 100_000 + n
    const tab = tabs[writer]!
    sent.push({ tab, number, write: tab.sendEdit(tab.frameOf(editing.next(writer, number))) })
    await pause(1000 / RATE)
  }
  await server.killAndRestart()
  for (const tab of tabs) tab.cut()
  return sent.filter(({ tab, write }) => write <= tab.saved).map(({ number }) => number)
}

async function markersOn(server: SyncServer): Promise<Set<number>> {
  const found = new Set<number>()
  findMarkers(Buffer.from(cardsOn(await stateOf(server))), (number) => found.add(number))
  return found
}

async function stateOf(server: SyncServer): Promise<Uint8Array> {
  const tab = await new Tab(server.seat(0, PEOPLE), { keepState: true }).joined()
  tab.cut()
  return tab.state!
}
