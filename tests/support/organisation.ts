/** A huvudman with enheter and people, for a test to act in. */
import { randomUUID } from 'node:crypto'
import { count } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { insertPerson, insertRoll } from '#db/queries/people.ts'
import { arbetslag, enhet, huvudman } from '#db/schema/organisation.ts'
import type { Roll } from '#domain/ska/roll.ts'
import { hashPassword } from '#server/auth/password.ts'

export type TestPerson = { personId: string; epost: string; namn: string }

export type TestHuvudman = {
  huvudmanId: string
  enhet(namn: string, skolformer?: string[]): Promise<string>
  arbetslag(enhetId: string, namn: string): Promise<string>
  /** A person with one role; signs in with the password `demo`. Not under demo.se, which needs `demo: true`. */
  person(epost: string, roll: Roll, place?: { enhetId?: string; arbetslagId?: string }): Promise<TestPerson>
}

let demoHash: Promise<string> | null = null

export async function createHuvudman(db: Db, namn = 'Provköpings kommun'): Promise<TestHuvudman> {
  const huvudmanId = randomUUID()
  await db.insert(huvudman).values({ id: huvudmanId, namn })
  return {
    huvudmanId,
    async enhet(namn, skolformer = ['GR']) {
      const id = randomUUID()
      const [{ n } = { n: 0 }] = await db.select({ n: count() }).from(enhet)
      await db.insert(enhet).values({ id, huvudmanId, namn, skolformer, ordning: n })
      return id
    },
    async arbetslag(enhetId, namn) {
      const id = randomUUID()
      await db.insert(arbetslag).values({ id, huvudmanId, enhetId, namn })
      return id
    },
    async person(epost, roll, { enhetId = null, arbetslagId = null }: Place = {}) {
      const personId = randomUUID()
      const name = epost.split('@')[0]!
      demoHash ??= hashPassword('demo')
      await insertPerson(db, { id: personId, huvudmanId, namn: name, epost, losenord: await demoHash })
      await insertRoll(db, { id: randomUUID(), huvudmanId, personId, roll, enhetId, arbetslagId })
      return { personId, epost, namn: name }
    },
  }
}

type Place = { enhetId?: string | null; arbetslagId?: string | null }
