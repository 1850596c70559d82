/** Hints between nodes over a network that may lose, double, delay and reorder them, and says so or does not. */
import type { Fanout } from '#server/realtime/fanout.ts'
import type { Random } from '#tests/fuzz/gate/random.ts'
import type { Owner, Scheduler } from './scheduler.ts'

/** Percent and milliseconds. */
export type HintWeather = {
  lost: number
  doubled: number
  slowestMs: number
  /** Nothing gets through. */
  isAway: boolean
  /** Whether that is noticed. */
  isAdmitted: boolean
}

export const CLEAR: HintWeather = { lost: 0, doubled: 0, slowestMs: 3, isAway: false, isAdmitted: true }

type Listener = { owner: Owner; boardId: string; hear: (hint: Uint8Array) => void }

export class HintNetwork {
  weather: HintWeather = CLEAR
  readonly #listeners = new Set<Listener>()
  readonly #onBack: { owner: Owner; work: () => void }[] = []
  readonly #scheduler: Scheduler
  readonly #random: Random

  constructor(scheduler: Scheduler, random: Random) {
    this.#scheduler = scheduler
    this.#random = random
  }

  /** From now on it is like this; who was told that it was away is told that it is back. */
  become(weather: HintWeather): void {
    const wasDown = this.weather.isAway && this.weather.isAdmitted
    this.weather = weather
    if (!wasDown || weather.isAway) return
    for (const { owner, work } of this.#onBack) this.#scheduler.after(this.#random.below(20), work, owner)
  }

  /** A process' end of it. */
  endOf(owner: Owner): Fanout {
    const network = this
    const mine = new Map<string, Listener>()
    return {
      get isUp() {
        return !(network.weather.isAway && network.weather.isAdmitted)
      },
      async open(boardId, hear) {
        const listener = { owner, boardId, hear }
        mine.set(boardId, listener)
        await network.#scheduler.pause(network.#random.below(10))
        if (mine.get(boardId) === listener) network.#listeners.add(listener)
      },
      close(boardId) {
        const listener = mine.get(boardId)
        if (listener) network.#listeners.delete(listener)
        mine.delete(boardId)
      },
      tell: (boardId, hint) => network.#tell(owner, boardId, Uint8Array.from(hint)),
      onBack: (work) => void network.#onBack.push({ owner, work }),
    }
  }

  forget(owner: Owner): void {
    for (const listener of this.#listeners) if (listener.owner === owner) this.#listeners.delete(listener)
  }

  #tell(from: Owner, boardId: string, hint: Uint8Array): void {
    for (const listener of this.#listeners) {
      // As with Redis, a node hears itself too.
      if (listener.boardId !== boardId) continue
      const { lost, doubled, slowestMs, isAway } = this.weather
      if (listener.owner !== from && (isAway || this.#random.chance(lost))) continue
      const copies = this.#random.chance(doubled) ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        const delay = 0.2 + (this.#random.below(100) / 100) * slowestMs
        const hear = () => this.#listeners.has(listener) && listener.hear(hint)
        this.#scheduler.after(delay, hear, listener.owner)
      }
    }
  }
}
