import { randomUUID } from 'node:crypto'
import { insertPerson, insertRoll } from '#db/queries/people.ts'
import type { Roll } from '#domain/ska/roll.ts'
import type { Db } from '../client.ts'
import { enhet, huvudman } from '../schema/organisation.ts'

/** What seeding stands on; the caller hands in more than is used so far. */
type SeedDeps = { db: Db; hashPassword(password: string): Promise<string>; [more: string]: unknown }

/** Fills an empty database with a huvudman and its demo accounts. Does nothing when there is one. */
export async function seed({ db, hashPassword }: SeedDeps): Promise<void> {
  if ((await db.select({ id: huvudman.id }).from(huvudman).limit(1)).length > 0) return
  const losenord = await hashPassword('demo')
  await db.transaction(async (tx) => {
    const huvudmanId = randomUUID()
    const enheter = [randomUUID(), randomUUID()] as const
    await tx.insert(huvudman).values({ id: huvudmanId, namn: 'Lindviks kommun' })
    await tx.insert(enhet).values([
      { id: enheter[0], huvudmanId, namn: 'Björkskolan', skolformer: ['GR'], ordning: 1 },
      { id: enheter[1], huvudmanId, namn: 'Ekskolan', skolformer: ['GR'], ordning: 2 },
    ])
    const accounts: [string, string, Roll, string | null][] = [
      ['pedagog', 'Sara Lind', 'pedagog', enheter[0]],
      ['pedagog2', 'Amir Haddad', 'pedagog', enheter[0]],
      ['rektor', 'Karin Ek', 'rektor', enheter[0]],
      ['forvaltning', 'Johan Berg', 'forvaltning', null],
      ['namnd', 'Lena Falk', 'namnd', null],
      ['rektor.annan', 'Per Holm', 'rektor', enheter[1]],
      ['admin', 'Maria Sund', 'admin', null],
    ]
    for (const [name, namn, roll, enhetId] of accounts) {
      const personId = randomUUID()
      await insertPerson(tx, { id: personId, huvudmanId, namn, epost: `${name}@demo.se`, losenord })
      await insertRoll(tx, { id: randomUUID(), huvudmanId, personId, roll, enhetId, arbetslagId: null })
    }
  })
}
