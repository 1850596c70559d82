/** Edits by a timetable that waits for nobody, and when everybody had them. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Editing } from './content.ts'
import { type Effort, meter } from './machine.ts'
import { createRandom, type Percentiles, Samples } from './stats.ts'
import type { Tab } from './tab.ts'

/** The people at one board; the writer with a number is the tab with that number. */
export type Group = { tabs: Tab[]; editing: Editing }

export type Load = {
  groups: readonly Group[]
  /** Edits a second, over all groups. */
  rate: number
  warmUpSeconds: number
  seconds: number
  /** How long stragglers are waited for. */
  patienceSeconds: number
  seed: number
  serverPid: number
  postmasterPid: number
}

export type LoadResult = Effort & {
  rate: number
  /** Milliseconds from an edit's being sent to each colleague's having it. */
  each: Percentiles
  /** The same until the sender knew it acknowledged; NaN where nothing is acknowledged. */
  saved: Percentiles
  deliveries: number
  /** Deliveries that never came. */
  missing: number
  /** How late edits were sent against the timetable, ms: when this is large the figures say nothing. */
  lateP99: number
  /** What the server sent, by edit and colleague. */
  bytesEach: number
  framesEach: number
}

/** Edits are numbered through, so that a straggler of one run is not taken for an edit of the next. */
let numbered = 0

type Planned = { group: Group; writer: number; frame: Buffer }

export async function runLoad(load: Load): Promise<LoadResult> {
  const { groups, rate, warmUpSeconds, seconds } = load
  const total = Math.round(rate * (warmUpSeconds + seconds))
  const first = Math.round(rate * warmUpSeconds)
  const base = numbered
  numbered += total
  const planned = plan(groups, total, base, load.seed)
  const sentAt = new Float64Array(total)
  const got = new Uint16Array(total)
  const each = new Samples()
  const saved = new Samples()
  const late = new Samples()
  const unsaved = new Map<Tab, { at: number; write: number }[]>()
  listen()

  const tabs = groups.flatMap((group) => group.tabs)
  const received = () => ({
    bytes: tabs.reduce((sum, tab) => sum + tab.bytesIn, 0),
    frames: tabs.reduce((sum, tab) => sum + tab.framesIn, 0),
  })
  let stopMeter = meter(load.serverPid, load.postmasterPid)
  let before = received()
  const began = performance.now()
  for (let next = 0; next < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1000))
    for (; next < due; next++) {
      if (next === first) {
        stopMeter = meter(load.serverPid, load.postmasterPid)
        before = received()
      }
      send(next)
    }
    await pause(1)
  }
  const effort = stopMeter()

  const missing = await waitForStragglers()
  const after = received()
  for (const tab of tabs) {
    tab.onMarker = null
    tab.onSaved = null
  }
  const share = (total - first) * (tabs.length / groups.length - 1)
  return {
    rate,
    each: each.percentiles(),
    saved: saved.percentiles(),
    deliveries: each.count,
    missing,
    lateP99: late.percentiles().p99,
    bytesEach: (after.bytes - before.bytes) / share,
    framesEach: (after.frames - before.frames) / share,
    ...effort,
  }

  function send(at: number): void {
    const { group, writer, frame } = planned[at]!
    const now = performance.now()
    sentAt[at] = now
    late.add(now - (began + ((at + 1) * 1000) / rate))
    unsaved.get(group.tabs[writer]!)!.push({ at, write: group.tabs[writer]!.sendEdit(frame) })
  }

  function listen(): void {
    for (const { tabs } of groups)
      for (const tab of tabs) {
        const own: { at: number; write: number }[] = []
        unsaved.set(tab, own)
        tab.onMarker = (number, receiver) => {
          const at = number - base
          if (at < 0 || at >= total || planned[at]!.group.tabs[planned[at]!.writer] === receiver) return
          got[at]!++
          if (at >= first) each.add(performance.now() - sentAt[at]!)
        }
        tab.onSaved = (count) => {
          const now = performance.now()
          while (own.length > 0 && own[0]!.write <= count) {
            const { at } = own.shift()!
            if (at >= first) saved.add(now - sentAt[at]!)
          }
        }
      }
  }

  async function waitForStragglers(): Promise<number> {
    const until = performance.now() + load.patienceSeconds * 1000
    for (;;) {
      let missing = 0
      for (let at = 0; at < total; at++) missing += Math.max(0, planned[at]!.group.tabs.length - 1 - got[at]!)
      if (missing === 0 || performance.now() > until) return missing
      await pause(50)
    }
  }
}

/** Made before the clock starts: what is measured is the server, not how fast edits are invented. */
function plan(groups: readonly Group[], total: number, base: number, seed: number): Planned[] {
  const random = createRandom(seed + base)
  return Array.from({ length: total }, (_, at) => {
    const group = groups[Math.floor(random() * groups.length)]!
    const writer = Math.floor(random() * group.tabs.length)
    return { group, writer, frame: group.tabs[writer]!.frameOf(group.editing.next(writer, base + at)) }
  })
}
