/** One server process: the real engine, on the simulator's time, database and network. */
import { pino } from 'pino'
import { boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Logger } from '#server/log.ts'
import { CLOSE } from '#server/realtime/close-codes.ts'
import { createEngine } from '#server/realtime/engine.ts'
import type { EngineDeps, Rooms } from '#server/realtime/rooms.ts'
import type { Random } from '#tests/fuzz/gate/random.ts'
import type { SimDatabase } from './database.ts'
import type { Owner, Scheduler } from './scheduler.ts'
import type { HintNetwork } from './sim-fanout.ts'
import { type DatabaseWeather, LinkLost, SimStore } from './sim-store.ts'
import type { Tab } from './tab.ts'
import type { Trace } from './trace.ts'
import { Wire } from './wire.ts'

export type NodeDeps = {
  scheduler: Scheduler
  random: Random
  trace: Trace
  database: SimDatabase
  weather: () => DatabaseWeather
  /** Null for a process that stands alone. */
  hints: HintNetwork | null
  /** What a session's person may do, as the database says. */
  viewerOf: (sessionHash: string) => Viewer | null
  /** Milliseconds of one way between a browser and the node. */
  delay: (tab: Tab) => number
  engine: Pick<EngineDeps, 'timings' | 'rig'>
}

const DRAINED_WITHIN_MS = 10_500
const FATAL = 60

export class SimNode {
  readonly name: string
  owner: Owner
  rooms: Rooms | null = null
  readonly wires = new Map<Wire, Tab>()
  readonly #deps: NodeDeps
  #store: SimStore | null = null
  #starts = 0

  constructor(name: string, deps: NodeDeps) {
    this.name = name
    this.#deps = deps
    this.owner = { name, isDead: true }
  }

  start(): void {
    const { scheduler, random, trace, database, weather, hints, engine } = this.#deps
    const owner = { name: `${this.name}.${++this.#starts}`, isDead: false }
    this.owner = owner
    trace.say(`${owner.name} starts`)
    this.run(() => {
      this.#store = new SimStore({ scheduler, database, owner, random, weather, alone: hints === null })
      this.rooms = createEngine({
        ...engine,
        store: this.#store,
        fanout: hints?.endOf(owner) ?? null,
        clock: { now: () => scheduler.date() },
        log: this.#log(owner),
        live: { changed: () => {} },
        viewerOf: (sessionHash) => this.#viewerOf(sessionHash),
      })
    })
  }

  /** SIGKILL, or a machine that loses its power: then the browsers are not told. */
  kill(isSilent: boolean): void {
    const { trace, random, hints } = this.#deps
    if (this.owner.isDead) return
    trace.say(`${this.owner.name} is killed`)
    this.owner.isDead = true
    this.rooms = null
    this.#store?.die()
    hints?.forget(this.owner)
    for (const wire of this.wires.keys()) wire.cut(isSilent ? null : random.below(80), null)
    this.wires.clear()
  }

  /** SIGTERM; the process ends by itself, and then `done`. */
  drain(done: () => void): void {
    const { rooms, owner } = this
    if (!rooms) return
    const { scheduler, trace } = this.#deps
    trace.say(`${owner.name} drains`)
    const begun = scheduler.now
    const end = () => {
      if (scheduler.now - begun > DRAINED_WITHIN_MS) trace.fail(`${owner.name} took too long to drain`)
      trace.say(`${owner.name} has drained`)
      done()
    }
    this.rooms = null
    this.run(() => void rooms.drain().then(end))
  }

  /** A process that has drained ends. */
  exit(): void {
    this.owner.isDead = true
    this.#store?.die()
    this.#deps.hints?.forget(this.owner)
  }

  /** Does something as this process. */
  run(work: () => void): void {
    this.#deps.scheduler.after(0, work, this.owner)
  }

  /** Asks the process something. */
  ask<T>(question: (rooms: Rooms) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const { world } = this.#deps.scheduler
      const answer = (how: () => void) => void this.#deps.scheduler.after(0, how, world)
      this.run(() => {
        if (!this.rooms) return answer(() => reject(new Error(`${this.name} does not run`)))
        question(this.rooms).then(
          (value) => answer(() => resolve(value)),
          (error: unknown) => answer(() => reject(error)),
        )
      })
    })
  }

  /** A browser knocks: what `upgrade.ts` does. */
  accept(tab: Tab): void {
    const { scheduler, delay } = this.#deps
    const { owner } = this
    tab.knockedAt = owner
    const refuse = () => void scheduler.after(delay(tab), () => tab.closed(null, 1006), scheduler.world)
    if (owner.isDead || !this.rooms) {
      refuse()
      return
    }
    scheduler.after(delay(tab), () => void this.#admit(tab, refuse), owner)
    // Whoever knocks at a process that dies meanwhile hears nothing and gives up.
    scheduler.after(5_000, () => owner.isDead && tab.gaveUp(owner), scheduler.world)
  }

  async #admit(tab: Tab, refuse: () => void): Promise<void> {
    const { scheduler, delay, database, trace } = this.#deps
    const { owner } = this
    const { ref, viewer: asked } = tab.person
    const viewer = await this.#viewerOf(asked.personId).catch(() => null)
    const board = database.boards.get(ref.id)?.ref
    if (!this.rooms || !viewer || !board || !boardAccess(viewer, board).read) return refuse()
    const wire: Wire = new Wire({
      ...{ scheduler, node: owner, delay: () => delay(tab) },
      onMessage: (frame) => tab.receive(wire, frame),
      onClose: (code) => {
        trace.say(`${tab.name} cut off from ${owner.name} by ${code}`)
        tab.closed(wire, code)
      },
    })
    this.wires.set(wire, tab)
    wire.server.on('close', () => this.wires.delete(wire))
    wire.down(() => {
      trace.say(`${tab.name} at ${owner.name}`)
      tab.opened(wire)
    })
    if (board.epoch !== ref.epoch) wire.server.close(CLOSE.otherEpoch)
    else this.rooms.join(wire.asSocket(), { viewer, board, sessionHash: viewer.personId })
  }

  async #viewerOf(sessionHash: string): Promise<Viewer | null> {
    const { scheduler, random, weather, viewerOf } = this.#deps
    await scheduler.pause(1 + random.below(5))
    if (weather().isAway) throw new LinkLost('Connection lost')
    return viewerOf(sessionHash)
  }

  #log({ name }: Owner): Logger {
    const { trace } = this.#deps
    type Line = { level: number; msg: string; err?: { message?: string; stack?: string } }
    const write = (line: string) => {
      const { level, msg, err } = JSON.parse(line) as Line
      trace.say(`${name}: ${msg} ${err?.message ?? ''}`)
      if (level >= FATAL) trace.fail(`${name}: ${msg} ${err?.stack ?? ''}`)
    }
    return pino({ level: 'warn', timestamp: false, base: null }, { write })
  }
}
