/** Looks at everything, and with `repair` makes anew what is made from the journal. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Db } from '#db/client.ts'
import { isServed, readBoard, selectBoardIds, selectMisplaced, selectPersons } from '#db/queries/doctor.ts'
import { assembleWhole } from './assemble.ts'
import { checkContent } from './check-content.ts'
import { checkDatabase, describeMisplaced } from './check-database.ts'
import { checkJournal, type Persons } from './check-journal.ts'
import { DERIVED, type Finding, LOSSES } from './finding.ts'
import { repairBoard } from './repair.ts'

type Patient = { db: Db; pool: pg.Pool }

export type Examination = {
  boards: number
  findings: Finding[]
}

/** A running server makes the rows about half a second after an edit. */
const PROJECTED_WITHIN_MS = 3_000
const LOOK_AGAIN_MS = 500

export async function examine(
  { db, pool }: Patient,
  { repair = false, requireDurable = true } = {},
): Promise<Examination> {
  const findings = await checkDatabase(pool, requireDurable)
  // Of another schema nothing more can be said.
  if (findings.some(({ fault }) => fault === 'migration')) return { boards: 0, findings }
  findings.push(...(await selectMisplaced(db)).flatMap(describeMisplaced))

  const persons = await selectPersons(db)
  const patience = (await isServed(pool)) ? PROJECTED_WITHIN_MS : 0
  const boardIds = await selectBoardIds(db)
  for (const boardId of boardIds) {
    const found = await settled(pool, boardId, persons, patience)
    if (repair && isRepairable(found)) {
      await repairBoard(db, pool, boardId)
      const left = await checkBoard(pool, boardId, persons)
      for (const finding of found) finding.repaired = !left.some(({ text }) => text === finding.text)
    }
    findings.push(...found)
  }
  return { boards: boardIds.length, findings }
}

function isRepairable(found: readonly Finding[]): boolean {
  return found.some(({ fault }) => DERIVED.has(fault)) && !found.some(({ fault }) => LOSSES.has(fault))
}

/** What is still so when the server has had the time to make the rows of the last edits. */
async function settled(
  pool: pg.Pool,
  boardId: string,
  persons: Persons,
  patience: number,
): Promise<Finding[]> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const found = await checkBoard(pool, boardId, persons)
    if (waited >= patience || !found.some(({ fault }) => fault === 'projection')) return found
    await pause(LOOK_AGAIN_MS)
  }
}

async function checkBoard(pool: pg.Pool, boardId: string, persons: Persons): Promise<Finding[]> {
  const record = await readBoard(pool, boardId)
  if (!record) return []
  const found = checkJournal(record, persons)
  const whole = assembleWhole(record)
  if (whole) return [...found, ...checkContent(record, whole.board)]
  const text =
    'Tavlan går inte att sätta ihop hel ur journalen. Läs tillbaka den ur en säkerhetskopia som är äldre än felet.'
  return [...found, { fault: 'incomplete', board: boardId, text, repaired: false }]
}
