import type { Tx } from '#db/client.ts'
import { person, rolltilldelning } from '#db/schema/person.ts'
import type { DemoPerson } from './lindvik/personer.ts'
import { seedId } from './seed-id.ts'

export type SeedPeople = {
  huvudmanId: string
  people: readonly DemoPerson[]
  /** Hash of the password that every demo account shares. */
  losenord: string
  /** Where those without an account get their mail: nowhere. */
  domain: string
  enhetId(nyckel: string): string
  arbetslagId(enhet: string, namn: string): string
}

export const personId = (huvudmanId: string, nyckel: string) => seedId(huvudmanId, 'person', nyckel)

/** Adds people with their roles. Only those with a `konto` can sign in. */
export async function insertPeople(
  tx: Tx,
  { huvudmanId, people, losenord, domain, ...place }: SeedPeople,
): Promise<void> {
  await tx.insert(person).values(
    people.map(({ nyckel, namn, konto }) => ({
      id: personId(huvudmanId, nyckel),
      huvudmanId,
      namn,
      epost: konto ? `${konto}@demo.se` : `${nyckel}@${domain}`,
      losenord: konto ? losenord : null,
    })),
  )
  await tx.insert(rolltilldelning).values(
    people.flatMap(({ nyckel, roller }) =>
      roller.map(({ roll, enhet, arbetslag }) => ({
        id: seedId(huvudmanId, 'roll', nyckel, roll, enhet ?? '', arbetslag ?? ''),
        huvudmanId,
        personId: personId(huvudmanId, nyckel),
        roll,
        enhetId: enhet === undefined ? null : place.enhetId(enhet),
        arbetslagId: enhet && arbetslag ? place.arbetslagId(enhet, arbetslag) : null,
      })),
    ),
  )
}
