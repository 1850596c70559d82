/** What concerns the database as a whole. */
import type pg from 'pg'
import { migrationNames } from '#db/migrate.ts'
import { appliedMigrations, type Misplaced } from '#db/queries/doctor.ts'
import { lostDurability } from '#db/queries/health.ts'
import type { Finding } from './finding.ts'

/** Settings and migrations. When a migration is missing nothing else can be read. */
export async function checkDatabase(pool: pg.Pool, requireDurable: boolean): Promise<Finding[]> {
  const off = requireDurable ? await lostDurability(pool) : []
  const settings = off.map((name) =>
    finding(
      'setting',
      `PostgreSQL körs med ${name} = off: ett strömavbrott kan ta det som tavlan kallar sparat. Slå på ${name} och starta om PostgreSQL.`,
    ),
  )
  return [...settings, ...checkMigrations(migrationNames(), (await appliedMigrations(pool)) ?? [])]
}

export function checkMigrations(own: readonly string[], applied: readonly string[]): Finding[] {
  const missing = own.filter((name) => !applied.includes(name))
  const unknown = applied.filter((name) => !own.includes(name))
  return [
    ...missing.map((name) =>
      finding('migration', `Migreringen ${name} är inte gjord. Starta servern en gång, så görs den.`),
    ),
    ...unknown.map((name) =>
      finding(
        'migration',
        `Databasen har migreringen ${name}, som den här versionen inte känner till. Kör doktorn från den version som servern har.`,
      ),
    ),
  ]
}

export function describeMisplaced({ table, orphans, foreign }: Misplaced): Finding[] {
  return [
    ...(orphans > 0
      ? [finding('misplaced', `${orphans} rader i ${table} hör till tavlor som inte finns.`)]
      : []),
    ...(foreign > 0
      ? [finding('misplaced', `${foreign} rader i ${table} hör till en annan huvudman än sin tavla.`)]
      : []),
  ]
}

function finding(fault: Finding['fault'], text: string): Finding {
  return { fault, board: null, text, repaired: false }
}
