/** The highest rate at which 100 boards with ten people each have every edit, 99 of 100 within 250 ms. */
import { setTimeout as pause } from 'node:timers/promises'
import { type LoadResult, runLoad } from '../load.ts'
import type { Measure, Setting } from './measure.ts'
import { checkSame, cutAll, openRooms } from './room.ts'

const BOARDS = 100
const PEOPLE = 10
const CARDS = 200
const P99_MS = 250
const START = 4000
const STEP = 1.35
/** How close the search comes, and how many tries it has to get there. */
const CLOSE = 0.07
const REFINE = 3
const BUSY = 90

export const ceiling: Measure = {
  name: 'ceiling',
  suits: () => true,
  async run(setting) {
    const { server, short, round, say } = setting
    const groups = await openRooms(server, { boards: BOARDS, people: PEOPLE, cards: CARDS })
    let good: LoadResult | null = null
    let bad = Number.POSITIVE_INFINITY
    const attempt = async (rate: number) => {
      const result = await holds(setting, groups, rate)
      if (result.ok) good = result
      else bad = rate
    }
    const before = setting.earlier.find((figure) => figure.values.rate)?.values.rate
    let rate = before ? before * 0.8 : START
    while (bad === Number.POSITIVE_INFINITY) {
      await attempt(Math.round(rate / 50) * 50)
      if (good === null) {
        // Too much to begin with.
        rate /= 2
        bad = Number.POSITIVE_INFINITY
        if (rate < 100) throw new Error(`${server.name} does not hold even ${rate * 2} edits a second`)
      } else rate *= STEP
    }
    const held = () => good as LoadResult | null
    for (let tries = 0; tries < (short ? 1 : REFINE) && bad - held()!.rate > CLOSE * bad; tries++)
      await attempt(Math.round((bad + held()!.rate) / 100) * 50)
    const best = held()!
    if (setting.profile && round === 0) await profile(setting, groups, best.rate * 0.9)
    for (const board of [0, 50, 99]) await checkSame(server, board, groups[board]!)
    cutAll(groups)
    say(`held ${best.rate} edits/s, not ${bad}`)
    return {
      rate: best.rate,
      firstBad: bad,
      p50: best.each.p50,
      p99: best.each.p99,
      serverCpu: best.serverCpu,
      loadCpu: best.loadCpu,
      postgresCpu: best.postgresCpu,
      foreignCpu: best.foreignCpu,
      framesEach: best.framesEach,
    }
  },
}

type Groups = Awaited<ReturnType<typeof openRooms>>

/** A step that fails though the server had time to spare was the machine's fault, and is tried once more. */
async function holds(setting: Setting, groups: Groups, rate: number): Promise<LoadResult & { ok: boolean }> {
  for (let tries = 1; ; tries++) {
    const result = await load(setting, groups, rate)
    const ok = result.missing === 0 && result.each.p99 <= P99_MS
    setting.say(
      `${rate}/s: ${ok ? 'holds' : 'fails'}, p50 ${result.each.p50.toFixed(1)} p99 ${result.each.p99.toFixed(1)} ms, ` +
        `missing ${result.missing}, server ${result.serverCpu.toFixed(0)} %, load ${result.loadCpu.toFixed(0)} %, ` +
        `pg ${result.postgresCpu.toFixed(0)} %, foreign ${result.foreignCpu.toFixed(0)} %, ` +
        `late p99 ${result.lateP99.toFixed(1)} ms, frames/delivery ${result.framesEach.toFixed(2)}`,
    )
    await pause(1500)
    if (ok || tries === 2 || result.serverCpu > BUSY) return { ...result, ok }
  }
}

function load(
  { server, postgres, short, round }: Setting,
  groups: Groups,
  rate: number,
): Promise<LoadResult> {
  return runLoad({
    groups,
    rate,
    warmUpSeconds: short ? 1 : 2,
    seconds: short ? 4 : 8,
    patienceSeconds: 15,
    seed: 200 + round,
    serverPid: server.pid,
    postmasterPid: postgres.pid,
  })
}

async function profile(setting: Setting, groups: Groups, rate: number): Promise<void> {
  await setting.server.ask('start-profile')
  const result = await load(setting, groups, Math.round(rate))
  const lines = await setting.server.ask('profile')
  setting.say(`profile at ${result.rate}/s, server ${result.serverCpu.toFixed(0)} %:\n${lines.join('\n')}`)
}
