/** People with an account, and their roles. Every question but signing in is asked within one huvudman. */
import { and, asc, eq, isNull, like, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Roll, Rolltilldelning } from '#domain/ska/roll.ts'
import type { Db, Tx } from '../client.ts'
import { arbetslag, enhet, huvudman } from '../schema/organisation.ts'
import { person, rolltilldelning } from '../schema/person.ts'

/** A role as a list shows it: with its own id and the names of its reach. */
export type NamedRoll = Rolltilldelning & {
  id: string
  enhetNamn: string | null
  arbetslagNamn: string | null
}

export type PersonRow = {
  personId: string
  namn: string
  epost: string
  closed: boolean
  roller: NamedRoll[]
}

/** What signing in needs of the account behind an e-mail address. Closed accounts are found, with `closed` set. */
export async function findAccount(
  db: Db | Tx,
  epost: string,
): Promise<{ personId: string; huvudmanId: string; losenord: string | null; closed: boolean } | null> {
  const [row] = await db
    .select({
      personId: person.id,
      huvudmanId: person.huvudmanId,
      losenord: person.losenord,
      closed: person.closed,
    })
    .from(person)
    .where(eq(person.epost, epost))
  return row ? { ...row, closed: row.closed !== null } : null
}

/** The person with the roles of this moment, or null when there is no open account. */
export async function findViewer(db: Db | Tx, personId: string): Promise<Viewer | null> {
  const rows = await db
    .select({
      personId: person.id,
      namn: person.namn,
      epost: person.epost,
      huvudmanId: person.huvudmanId,
      huvudmanNamn: huvudman.namn,
      roll: rolltilldelning.roll,
      enhetId: rolltilldelning.enhetId,
      arbetslagId: rolltilldelning.arbetslagId,
    })
    .from(person)
    .innerJoin(huvudman, eq(huvudman.id, person.huvudmanId))
    .leftJoin(rolltilldelning, eq(rolltilldelning.personId, person.id))
    .where(and(eq(person.id, personId), isNull(person.closed)))
    .orderBy(rolltilldelning.created, rolltilldelning.id)
  const [first] = rows
  if (!first) return null
  const { roll: _roll, enhetId: _enhetId, arbetslagId: _arbetslagId, ...about } = first
  const roller = rows.flatMap(({ roll, enhetId, arbetslagId }) =>
    roll === null ? [] : [{ roll, enhetId, arbetslagId }],
  )
  return { ...about, roller }
}

/** Everyone with an account at the huvudman, by name, with their roles. */
export async function peopleOf(db: Db | Tx, huvudmanId: string): Promise<PersonRow[]> {
  return collect(await selectPeople(db, eq(person.huvudmanId, huvudmanId)))
}

export async function findPerson(
  db: Db | Tx,
  huvudmanId: string,
  personId: string,
): Promise<PersonRow | null> {
  const rows = await selectPeople(db, and(eq(person.huvudmanId, huvudmanId), eq(person.id, personId)))
  return collect(rows)[0] ?? null
}

/** The accounts that anybody may try when the demo is on. */
export async function demoPeople(db: Db | Tx): Promise<(PersonRow & { huvudmanNamn: string })[]> {
  const rows = await selectPeople(db, and(like(person.epost, '%@demo.se'), isNull(person.closed)))
  const namn = new Map(rows.map((row) => [row.personId, row.huvudmanNamn]))
  return collect(rows).map((row) => ({ ...row, huvudmanNamn: namn.get(row.personId) ?? '' }))
}

export async function insertPerson(
  tx: Db | Tx,
  row: { id: string; huvudmanId: string; namn: string; epost: string; losenord: string | null },
): Promise<boolean> {
  const rows = await tx.insert(person).values(row).onConflictDoNothing().returning({ id: person.id })
  return rows.length === 1
}

export async function setPassword(tx: Db | Tx, personId: string, losenord: string): Promise<void> {
  await tx.update(person).set({ losenord }).where(eq(person.id, personId))
}

/** Closes or opens an account: `closed` is when, or null. */
export async function setClosed(tx: Db | Tx, personId: string, closed: Date | null): Promise<void> {
  await tx.update(person).set({ closed }).where(eq(person.id, personId))
}

/** False when the person had the role already. */
export async function insertRoll(
  tx: Db | Tx,
  row: Rolltilldelning & { id: string; huvudmanId: string; personId: string },
): Promise<boolean> {
  const rows = await tx
    .insert(rolltilldelning)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: rolltilldelning.id })
  return rows.length === 1
}

/** Takes a role away; returns what it was, or null when the person had no such role. */
export async function deleteRoll(
  tx: Db | Tx,
  { huvudmanId, personId, rollId }: { huvudmanId: string; personId: string; rollId: string },
): Promise<Rolltilldelning | null> {
  const [row] = await tx
    .delete(rolltilldelning)
    .where(
      and(
        eq(rolltilldelning.id, rollId),
        eq(rolltilldelning.personId, personId),
        eq(rolltilldelning.huvudmanId, huvudmanId),
      ),
    )
    .returning({
      roll: rolltilldelning.roll,
      enhetId: rolltilldelning.enhetId,
      arbetslagId: rolltilldelning.arbetslagId,
    })
  return row ?? null
}

/** Open accounts of the huvudman that hold a role, locked so that two changes at once cannot both miss the other. */
export async function lockHolders(tx: Tx, huvudmanId: string, roll: Roll): Promise<string[]> {
  const rows = await tx
    .select({ personId: rolltilldelning.personId })
    .from(rolltilldelning)
    .innerJoin(person, eq(person.id, rolltilldelning.personId))
    .where(
      and(eq(rolltilldelning.huvudmanId, huvudmanId), eq(rolltilldelning.roll, roll), isNull(person.closed)),
    )
    .for('update')
  return rows.map(({ personId }) => personId)
}

/** The places that a role can be tied to: the huvudman's enheter with their arbetslag. */
export async function placesOf(
  db: Db | Tx,
  huvudmanId: string,
): Promise<{ enhetId: string; namn: string; arbetslag: { arbetslagId: string; namn: string }[] }[]> {
  const rows = await db
    .select({
      enhetId: enhet.id,
      namn: enhet.namn,
      arbetslagId: arbetslag.id,
      arbetslagNamn: arbetslag.namn,
    })
    .from(enhet)
    .leftJoin(arbetslag, eq(arbetslag.enhetId, enhet.id))
    .where(eq(enhet.huvudmanId, huvudmanId))
    .orderBy(enhet.ordning, enhet.namn, arbetslag.namn)
  const places = new Map<string, Awaited<ReturnType<typeof placesOf>>[number]>()
  for (const { enhetId, namn, arbetslagId, arbetslagNamn } of rows) {
    const place = places.get(enhetId) ?? { enhetId, namn, arbetslag: [] }
    if (arbetslagId && arbetslagNamn) place.arbetslag.push({ arbetslagId, namn: arbetslagNamn })
    places.set(enhetId, place)
  }
  return [...places.values()]
}

function selectPeople(db: Db | Tx, where: ReturnType<typeof and>) {
  return db
    .select({
      personId: person.id,
      namn: person.namn,
      epost: person.epost,
      closed: sql<boolean>`${person.closed} is not null`,
      huvudmanNamn: huvudman.namn,
      rollId: rolltilldelning.id,
      roll: rolltilldelning.roll,
      enhetId: rolltilldelning.enhetId,
      arbetslagId: rolltilldelning.arbetslagId,
      enhetNamn: enhet.namn,
      arbetslagNamn: arbetslag.namn,
    })
    .from(person)
    .innerJoin(huvudman, eq(huvudman.id, person.huvudmanId))
    .leftJoin(rolltilldelning, eq(rolltilldelning.personId, person.id))
    .leftJoin(enhet, eq(enhet.id, rolltilldelning.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, rolltilldelning.arbetslagId))
    .where(where)
    .orderBy(asc(person.namn), person.id, rolltilldelning.created, rolltilldelning.id)
}

/** One row a role becomes one row a person. */
function collect(rows: Awaited<ReturnType<typeof selectPeople>>): PersonRow[] {
  const people = new Map<string, PersonRow>()
  for (const { personId, namn, epost, closed, rollId, roll, ...reach } of rows) {
    const row = people.get(personId) ?? { personId, namn, epost, closed, roller: [] }
    const { enhetId, arbetslagId, enhetNamn, arbetslagNamn } = reach
    if (rollId && roll) row.roller.push({ id: rollId, roll, enhetId, arbetslagId, enhetNamn, arbetslagNamn })
    people.set(personId, row)
  }
  return [...people.values()]
}
