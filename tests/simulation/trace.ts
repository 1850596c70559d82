/** What happened in a run, in order: for whoever looks for the cause, and as a number to compare two runs by. */
import { crc32 } from 'node:zlib'

/** A promise was broken. */
export class Broken extends Error {}

export class Trace {
  readonly lines: string[] = []
  hash = 0
  /** What went wrong first. */
  failure: Broken | null = null
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  say(line: string): void {
    const dated = `${this.#now().toFixed(2)} ${line}`
    this.lines.push(dated)
    this.hash = crc32(dated, this.hash)
  }

  /** Ends the run. */
  fail(what: string): void {
    this.say(`BROKEN ${what}`)
    this.failure ??= new Broken(what)
  }
}
