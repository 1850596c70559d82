/** Everything that SQL knows of a board, for reading row by row after a journey. */
import { asc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { audit, boardFas, insatsBeslut } from '#db/schema/beslut.ts'
import { person } from '#db/schema/person.ts'
import {
  aktivitetRow,
  belaggRow,
  boardProjection,
  insatsRow,
  orsakRow,
  uppfoljningRow,
  utfallRow,
} from '#db/schema/projection.ts'

/** The rows in the order of the board; the audit in the order in which things were done, by name of the person. */
export async function boardRows(db: Db, boardId: string) {
  const insatser = await db
    .select()
    .from(insatsRow)
    .where(eq(insatsRow.boardId, boardId))
    .orderBy(asc(insatsRow.ordning), asc(insatsRow.id))
  return {
    insatser,
    board: (await db.select().from(boardProjection).where(eq(boardProjection.boardId, boardId)))[0],
    fas: (await db.select().from(boardFas).where(eq(boardFas.boardId, boardId)))[0],
    utfall: await db
      .select()
      .from(utfallRow)
      .where(eq(utfallRow.boardId, boardId))
      .orderBy(asc(utfallRow.ordning), asc(utfallRow.id)),
    orsaker: await db
      .select()
      .from(orsakRow)
      .where(eq(orsakRow.boardId, boardId))
      .orderBy(asc(orsakRow.utfallId), asc(orsakRow.ordning)),
    belagg: await db
      .select()
      .from(belaggRow)
      .where(eq(belaggRow.boardId, boardId))
      .orderBy(asc(belaggRow.text), asc(belaggRow.id)),
    beslut: await db
      .select()
      .from(insatsBeslut)
      .where(eq(insatsBeslut.boardId, boardId))
      .orderBy(asc(insatsBeslut.insatsId)),
    aktiviteter: await db
      .select()
      .from(aktivitetRow)
      .where(eq(aktivitetRow.boardId, boardId))
      .orderBy(asc(aktivitetRow.id)),
    uppfoljningar: await db
      .select()
      .from(uppfoljningRow)
      .where(eq(uppfoljningRow.boardId, boardId))
      .orderBy(asc(uppfoljningRow.id)),
    audit: await db
      .select({
        av: person.namn,
        roll: audit.roll,
        action: audit.action,
        object: audit.object,
        after: audit.after,
      })
      .from(audit)
      .leftJoin(person, eq(person.id, audit.personId))
      .where(eq(audit.boardId, boardId))
      .orderBy(asc(audit.at)),
  }
}

export type BoardRows = Awaited<ReturnType<typeof boardRows>>
