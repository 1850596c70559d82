/** Two people who work on beside whatever happens, and how long one's edits take to reach the other. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import type { Rig, Who } from '../rig.ts'
import { until } from '../until.ts'

/**
 * What an edit may take beside somebody else's storm. The promise is a p99 of 30 ms on a quiet machine
 * (`BYSTANDER_MS=30`); in `npm test` the cores are shared, and what must show is a standstill.
 */
export const FIGURE_MS = Number(process.env.BYSTANDER_MS ?? 3_000)

export type Delays = { p50: number; p99: number; max: number; count: number }

/** Edits go on until `meanwhile` has ended; returns what they took, from the edit to the other's document. */
export async function beside(
  rig: Rig,
  boardId: string,
  people: readonly [Who, Who],
  meanwhile: () => Promise<void>,
): Promise<Delays> {
  const [writer, reader] = await Promise.all(people.map((who) => rig.join(who, boardId)))
  const id = randomUUID()
  addUtfall(writer!.board, { id, kategori: 'resultat', rubrik: 'Vid sidan om' })
  const text = () => textOf(reader!.board, 'utfall', id, 'iakttagelse')
  await until(() => text() !== undefined, 'the card has come')
  const delays: number[] = []
  let isOver = false
  const work = (async () => {
    for (let length = 1; !isOver || delays.length < 20; length++) {
      const arrived = Promise.withResolvers<number>()
      const look = () => text()!.length >= length && arrived.resolve(performance.now())
      reader!.doc.on('update', look)
      const started = performance.now()
      textOf(writer!.board, 'utfall', id, 'iakttagelse')!.insert(0, 'x')
      delays.push((await arrived.promise) - started)
      reader!.doc.off('update', look)
      await pause(10)
    }
  })()
  await meanwhile().finally(() => (isOver = true))
  await work
  const refused = writer!.refused ?? writer!.closed ?? reader!.closed
  if (refused) throw new Error(`The bystander was disturbed: ${JSON.stringify(refused)}`)
  await Promise.all([writer!.close(), reader!.close()])
  const sorted = delays.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1]! * 10) / 10
  return { p50: at(0.5), p99: at(0.99), max: at(1), count: sorted.length }
}
