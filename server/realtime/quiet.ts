/**
 * A room's document runs ahead of the journal by what is being stored. Whatever shows the document to somebody, or
 * changes it together with SQL, waits here for a moment when nothing is in flight; writes that come meanwhile are
 * held, so that the moment comes after one commit at most however busy the board is.
 */
type Task = { run: () => void | Promise<void>; reject: (cause: Error) => void }

export class Quiet {
  #inFlight = 0
  #isTaken = false
  #tasks: Task[] = []
  #held: (() => void)[] = []
  #abandoned: Error | null = null

  get isQuiet(): boolean {
    return this.#inFlight === 0 && !this.#isTaken && this.#tasks.length === 0
  }

  /** How much is not stored yet. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Runs a write now, or when the tasks that wait for quiet are done. Order is kept. */
  write(work: () => void): void {
    if (this.#abandoned) return
    if (this.#isTaken || this.#tasks.length > 0 || this.#held.length > 0) this.#held.push(work)
    else work()
  }

  /** Runs a write that must find nothing in flight: as soon as that is so, and after the writes before it. */
  writeAlone(work: () => void): void {
    // Asked when its turn has come: a write that it waited behind may be on its way by then.
    this.write(() => {
      if (this.#inFlight === 0) work()
      else this.task(work).catch(() => {})
    })
  }

  /** A write went to the journal. */
  sent(): void {
    this.#inFlight++
  }

  /** The journal has answered for `count` writes. */
  answered(count: number): void {
    this.#inFlight -= count
    this.#proceed()
  }

  /** Runs a task when nothing is in flight; while it runs, nothing is written. */
  task<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#enqueue(work, (task) => this.#tasks.push(task))
  }

  /** The same before every task that waits already: what they would see is not to be seen. */
  next<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#enqueue(work, (task) => this.#tasks.unshift(task))
  }

  #enqueue<T>(work: () => T | Promise<T>, put: (task: Task) => void): Promise<T> {
    if (this.#abandoned) return Promise.reject(this.#abandoned)
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          const result = work()
          if (result instanceof Promise) return result.then(resolve, reject)
          resolve(result)
        } catch (error) {
          reject(error)
        }
      }
      put({ run, reject })
      this.#proceed()
    })
  }

  /** It will never be quiet again: tasks fail, held writes are forgotten. */
  abandon(cause: Error): void {
    this.#abandoned = cause
    this.#held = []
    for (const { reject } of this.#tasks.splice(0)) reject(cause)
  }

  #proceed(): void {
    while (!this.#isTaken && this.#inFlight === 0) {
      const task = this.#tasks.shift()
      if (!task) break
      this.#isTaken = true
      const running = task.run()
      if (running instanceof Promise) {
        void running.finally(() => {
          this.#isTaken = false
          this.#proceed()
        })
        return
      }
      this.#isTaken = false
    }
    while (!this.#isTaken && this.#tasks.length === 0) {
      const write = this.#held.shift()
      if (!write) return
      write()
    }
  }
}
