/** A hundred people move their pointers at one board, ten times a second each. */

import { setTimeout as pause } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import { meter } from '../machine.ts'
import { markerOf } from '../marker.ts'
import { Samples } from '../stats.ts'
import type { Tab } from '../tab.ts'
import type { Measure } from './measure.ts'
import { cutAll, openRooms } from './room.ts'

const PEOPLE = 100
const HZ = 10
const CARDS = 100
const FIRST_CLIENT = 500_000

/** What a provider sends when a pointer has moved; our server puts the true `user` in. */
function cursor(person: number, clock: number, number: number): Uint8Array {
  const state = {
    user: { personId: `p${person}`, namn: `Person ${person}`, roll: 'pedagog' },
    vy: 'analysera',
    kort: markerOf(number),
    falt: null,
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, FIRST_CLIENT + person)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
}

export const cursors: Measure = {
  name: 'cursors',
  suits: () => true,
  async run({ server, postgres, short, round, profile, say }) {
    const [group] = await openRooms(server, { boards: 1, people: PEOPLE, cards: CARDS })
    const { tabs } = group!
    const rate = PEOPLE * HZ
    const first = rate * 3
    const total = first + rate * (short ? 5 : 15)
    const frames = Array.from({ length: total }, (_, at) => {
      const person = at % PEOPLE
      return tabs[person]!.presenceFrameOf(cursor(person, 1 + Math.floor(at / PEOPLE), at))
    })
    const sentAt = new Float64Array(total)
    const age = new Samples()
    const latest = new Map<Tab, Int32Array>()
    for (const tab of tabs) {
      const seen = new Int32Array(PEOPLE).fill(-1)
      latest.set(tab, seen)
      tab.onMarker = (at) => {
        const person = at % PEOPLE
        if (tabs[person] === tab || seen[person]! >= at) return
        seen[person] = at
        if (at >= first) age.add(performance.now() - sentAt[at]!)
      }
    }
    const framesIn = () => tabs.reduce((sum, tab) => sum + tab.framesIn, 0)
    const bytesIn = () => tabs.reduce((sum, tab) => sum + tab.bytesIn, 0)
    if (profile && round === 0) await server.ask('start-profile')
    const began = performance.now()
    let stopMeter = meter(server.pid, postgres.pid)
    let before = { at: began, frames: 0, bytes: 0 }
    for (let next = 0; next < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1000))
      for (; next < due; next++) {
        if (next === first) {
          stopMeter = meter(server.pid, postgres.pid)
          before = { at: performance.now(), frames: framesIn(), bytes: bytesIn() }
        }
        sentAt[next] = performance.now()
        tabs[next % PEOPLE]!.sendPresence(frames[next]!)
      }
      await pause(1)
    }
    const effort = stopMeter()
    const seconds = (performance.now() - before.at) / 1000
    const perSecond = {
      framesOut: (framesIn() - before.frames) / seconds,
      megabytesOut: (bytesIn() - before.bytes) / seconds / 1e6,
    }
    if (profile && round === 0) say(`profile\n${(await server.ask('profile')).join('\n')}`)
    await pause(1000)
    // Where somebody's pointer came to rest, everybody must know; where it was on the way, nobody.
    let missing = 0
    for (const [tab, seen] of latest)
      for (let person = 0; person < PEOPLE; person++)
        if (tabs[person] !== tab && seen[person] !== total - PEOPLE + person) missing++
    cutAll([group!])
    const { p50, p99 } = age.percentiles()
    return { ...effort, ...perSecond, p50, p99, missing }
  },
}
