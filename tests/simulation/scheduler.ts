/**
 * Time for a run: everything that waits lies in one queue, and the next thing to happen is always the same for the
 * same seed. The global timers and `performance.now` are this queue's while a run lasts, so the engine needs no
 * knowledge of it. Whatever is started belongs to whoever was at work then; a killed process never wakes up again.
 */

/** A process, or the world around it. */
export type Owner = { readonly name: string; isDead: boolean }
export type Happening = { at: number; order: number; owner: Owner; run: (() => void) | null }

type Globals = Pick<
  typeof globalThis,
  'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval' | 'setImmediate' | 'clearImmediate'
>

/** What a timer function returns: as much of Node's `Timeout` as anybody asks for. */
class SimTimer {
  happening: Happening | null = null
  unref(): this {
    return this
  }
  ref(): this {
    return this
  }
}

const real = { setImmediate: globalThis.setImmediate, now: performance.now.bind(performance) }
const START_MS = 10_000
const WALL = Date.UTC(2026, 10, 22, 8)

export class Scheduler {
  readonly world: Owner = { name: 'world', isDead: false }
  now = START_MS
  /** Whoever is at work. */
  current: Owner = this.world
  happened = 0
  readonly #heap: Happening[] = []
  #order = 0
  #before: Globals | null = null

  /** The time of day. */
  date(): Date {
    return new Date(WALL + this.now)
  }

  after(milliseconds: number, run: () => void, owner: Owner = this.current): Happening {
    const happening = { at: this.now + Math.max(0, milliseconds), order: this.#order++, owner, run }
    this.#push(happening)
    return happening
  }

  cancel(happening: Happening | null): void {
    if (happening) happening.run = null
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve))
  }

  /** How much a process still waits for. */
  waitingOf(owner: Owner): number {
    return this.#heap.filter((happening) => happening.owner === owner && happening.run !== null).length
  }

  /** Lets things happen, one after the other with all that follows at once from each, until `isDone` or `limit`. */
  async run(isDone: () => boolean, limit: number): Promise<void> {
    while (!isDone()) {
      const next = this.#pop()
      if (!next) throw new Error('Nothing is left that could happen')
      const { run, owner } = next
      if (run === null || owner.isDead) continue
      if (++this.happened > limit) throw new Error(`Not at rest after ${limit} happenings`)
      this.now = Math.max(this.now, next.at)
      next.run = null
      this.current = owner
      run()
      await new Promise<void>((resolve) => real.setImmediate(resolve))
      this.current = this.world
    }
  }

  install(): void {
    const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis
    this.#before = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate }
    const once = (work: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]): SimTimer => {
      const timer = new SimTimer()
      timer.happening = this.after(milliseconds, () => work(...args))
      return timer
    }
    const again = (work: () => void, milliseconds = 0): SimTimer => {
      const timer = new SimTimer()
      const go = () => {
        timer.happening = this.after(milliseconds, go)
        work()
      }
      timer.happening = this.after(milliseconds, go)
      return timer
    }
    const stop = (timer: unknown): void => {
      if (timer instanceof SimTimer) this.cancel(timer.happening)
    }
    Object.assign(globalThis, {
      ...{ setTimeout: once, clearTimeout: stop, setInterval: again, clearInterval: stop },
      setImmediate: (work: (...args: unknown[]) => void, ...args: unknown[]) => once(work, 0, ...args),
      clearImmediate: stop,
    })
    performance.now = () => this.now
  }

  uninstall(): void {
    if (this.#before) Object.assign(globalThis, this.#before)
    performance.now = real.now
    this.#before = null
  }

  #push(happening: Happening): void {
    const heap = this.#heap
    let at = heap.push(happening) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(happening, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = happening
  }

  #pop(): Happening | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || last === undefined) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, last)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = last
    return first
  }
}

function isBefore(a: Happening, b: Happening): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
