/** Ten people who write on one board, whatever happens to it, and what was promised to them. */
import type pg from 'pg'
import { expect } from 'vitest'
import { type Losses, NOTHING_LOST, promisesTo, tokensInDatabase } from './losses.ts'
import type { School } from './school.ts'
import { tokensOf, Writer } from './writer.ts'

export const soon = { interval: 10, timeout: 30_000 }

export type CrowdOptions = {
  school: School
  random: () => number
  /** Where the server is now; of several, the one that this writer comes to. */
  port: (writer: number) => number
  writers?: number
}

export class Crowd {
  readonly boardId: string
  readonly writers: readonly Writer[]

  static async gather({ school, random, port, writers = 10 }: CrowdOptions): Promise<Crowd> {
    const boardId = await school.board()
    const url = (writer: number) => `ws://127.0.0.1:${port(writer)}/yjs/${boardId}`
    const people = await Promise.all(Array.from({ length: writers }, () => school.person()))
    return new Crowd(
      boardId,
      people.map(({ cookie }, i) => new Writer(`w${i}`, () => url(i), cookie, random)),
    )
  }

  private constructor(boardId: string, writers: readonly Writer[]) {
    this.boardId = boardId
    this.writers = writers
  }

  /** How many steps have been called saved. */
  get saved(): number {
    return this.writers.reduce((sum, { saved }) => sum + saved, 0)
  }

  /** Connects whoever is cut off, as a provider does until it is let in; resolves when everybody has the board. */
  async comeBack(): Promise<void> {
    const away = () =>
      this.#reconnect()
        .filter(({ isSynced }) => !isSynced)
        .map(({ name, isCut, cuts, refused }) => ({ name, isCut, cuts, refused }))
    await expect.poll(away, soon).toEqual([])
  }

  async areCut(): Promise<void> {
    await expect.poll(() => this.writers.every(({ isCut }) => isCut), soon).toBe(true)
  }

  startWriting(): void {
    for (const writer of this.writers) writer.start()
  }

  async stopWriting(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.stop()))
  }

  /** Resolves when the server has called another step saved; the milliseconds that it took. */
  async nextSaved(): Promise<number> {
    const [began, before] = [performance.now(), this.saved]
    await expect.poll(() => this.saved > before, { ...soon, interval: 2 }).toBe(true)
    return performance.now() - began
  }

  /** What was promised up to now and is not in the database. */
  async losses(pool: pg.Pool): Promise<Losses> {
    const promises = promisesTo(this.writers)
    const losses = promises.against(await tokensInDatabase(pool, this.boardId))
    for (const writer of this.writers) writer.forgetWhatIsOver()
    return losses
  }

  /** Everybody stops, comes back, is let in with everything, and sees what the database has; throws when not. */
  async settle(pool: pg.Pool): Promise<void> {
    await this.stopWriting()
    await this.comeBack()
    const unsaved = () => this.#reconnect().map(({ unsaved, refused }) => refused ?? unsaved)
    await expect.poll(unsaved, soon).toEqual(this.writers.map(() => 0))
    const stored = await tokensInDatabase(pool, this.boardId)
    for (const { board } of this.writers)
      await expect.poll(() => tokensOf(board).symmetricDifference(stored).size, soon).toBe(0)
    expect(promisesTo(this.writers).against(stored)).toEqual(NOTHING_LOST)
  }

  async leave(): Promise<void> {
    await this.stopWriting()
    for (const writer of this.writers) writer.cut()
  }

  #reconnect(): readonly Writer[] {
    for (const writer of this.writers) if (writer.isCut) writer.connect()
    return this.writers
  }
}
