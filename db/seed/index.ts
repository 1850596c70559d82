/** The demo: two huvudmän to try the product with. Both stand on the national catalogue, which must be loaded. */
import { inArray } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { huvudman } from '#db/schema/organisation.ts'
import { LINDVIK } from './lindvik/huvudman.ts'
import { seedLindvik } from './lindvik/index.ts'
import { projectSeeded, type SeedBoard } from './store-board.ts'
import { seedVaxjo, VAXJO } from './vaxjo.ts'

export type SeedDeps = {
  db: Db
  clock: { now(): Date }
  log: { info(about: object, text: string): void }
  hashPassword(password: string): Promise<string>
}

const DEMO_PASSWORD = 'demo'

type SeedOne = (tx: Tx, about: { now: Date; losenord: string }) => Promise<SeedBoard[]>
const DEMOS: readonly [namn: string, seedOne: SeedOne][] = [
  [LINDVIK.namn, seedLindvik],
  [VAXJO.namn, seedVaxjo],
]

/** Adds each demo huvudman that is not there; one that is there is left as people have made it. */
export async function seed({ db, clock, log, hashPassword }: SeedDeps): Promise<void> {
  const there = await db
    .select({ namn: huvudman.namn })
    .from(huvudman)
    .where(
      inArray(
        huvudman.namn,
        DEMOS.map(([namn]) => namn),
      ),
    )
  const missing = DEMOS.filter(([namn]) => !there.some((row) => row.namn === namn))
  if (missing.length === 0) return
  // One password for all demo accounts, so it is hashed once.
  const losenord = await hashPassword(DEMO_PASSWORD)
  for (const [namn, seedOne] of missing) {
    const start = performance.now()
    const boards = await db.transaction((tx) => seedOne(tx, { now: clock.now(), losenord }))
    for (const board of boards) await projectSeeded(db, board)
    log.info(
      { namn, boards: boards.length, ms: Math.round(performance.now() - start) },
      'seeded a demo huvudman',
    )
  }
}
