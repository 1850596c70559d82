/** A huvudman with what a test needs of it, written straight into the tables. */
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/client.ts'
import { arbetslag, delmal, enhet, huvudman } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Roll, Rolltilldelning } from '#domain/ska/roll.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'

export type BuiltHuvudman = { id: string; namn: string }
export type BuiltEnhet = { id: string; namn: string; huvudmanId: string }

export async function buildHuvudman(db: Db, namn = `Huvudman ${randomUUID()}`): Promise<BuiltHuvudman> {
  const id = randomUUID()
  await db.insert(huvudman).values({ id, namn })
  return { id, namn }
}

export async function buildEnhet(
  db: Db,
  huvudmanId: string,
  namn: string,
  skolformer: SkolformKod[] = ['GR'],
): Promise<BuiltEnhet> {
  const id = randomUUID()
  await db.insert(enhet).values({ id, huvudmanId, namn, skolformer })
  return { id, namn, huvudmanId }
}

export async function buildArbetslag(
  db: Db,
  { id: enhetId, huvudmanId }: BuiltEnhet,
  namn: string,
): Promise<string> {
  const id = randomUUID()
  await db.insert(arbetslag).values({ id, enhetId, huvudmanId, namn })
  return id
}

/** The national catalogue is one for all; building the same delmål twice is fine. */
export async function buildDelmal(db: Db, skolform: SkolformKod, nr: number, text: string): Promise<string> {
  const id = `${skolform}-${nr}`
  await db.insert(delmal).values({ id, skolform, nr, text }).onConflictDoNothing()
  return id
}

/** Somebody who asks: one role, or several. */
export function viewerOf(
  huvudmanId: string,
  ...roller: (Roll | (Partial<Rolltilldelning> & { roll: Roll }))[]
): Viewer {
  const personId = randomUUID()
  return {
    personId,
    namn: 'Test Testsson',
    epost: `${personId}@test.se`,
    huvudmanId,
    huvudmanNamn: 'Testkommun',
    roller: roller.map((roll) =>
      typeof roll === 'string'
        ? { roll, enhetId: null, arbetslagId: null }
        : { enhetId: null, arbetslagId: null, ...roll },
    ),
  }
}
