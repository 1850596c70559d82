/** A school with a board, two teachers and a rektor, and the history that they look into. */
import { asc, eq } from 'drizzle-orm'
import { findViewer } from '#db/queries/people.ts'
import { boardVersion } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { createCard } from '#domain/board/card.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { createHistorik } from '#server/usecases/historik.ts'
import { testClock } from '#tests/support/clock.ts'
import { type FilledBoard, fillBoard } from '../realtime/filled-board.ts'
import { createRig, type Rig, type Who } from '../realtime/rig.ts'
import type { ScriptedClient } from '../realtime/scripted-client.ts'

export type Scene = {
  rig: Rig
  anna: Who
  bo: Who
  rektor: Who
  /** Rows of the journal get their time from the database, so it begins where that one stands. */
  clock: ReturnType<typeof testClock>
  historik: ReturnType<typeof createHistorik>
  beslut: ReturnType<typeof createBeslut>
  viewer(who: { personId: string }): Promise<Viewer>
  /** A new board with something of everything on it, written by Anna. */
  filled(): Promise<{ boardId: string; client: ScriptedClient; cards: FilledBoard }>
  /** Keeps a version and gives its id. */
  saved(who: Who, boardId: string, namn?: string): Promise<string>
  /** Another school's board, with an insats that somebody there has given this id. */
  namesakeOf(insatsId: string): Promise<{ boardId: string; pedagog: Who; rektor: Who }>
  versionsOf(boardId: string): Promise<(typeof boardVersion.$inferSelect)[]>
}

export async function openScene(): Promise<Scene> {
  const rig = await createRig()
  const { db } = rig.database
  const { rooms, live } = rig
  const [anna, bo, rektor] = [
    await rig.person('pedagog'),
    await rig.person('pedagog'),
    await rig.person('rektor'),
  ]
  const clock = testClock(new Date().toISOString())
  const historik = createHistorik({ db, rooms, clock })
  const beslut = createBeslut({ db, rooms, clock, live })
  const viewer: Scene['viewer'] = async ({ personId }) => (await findViewer(db, personId))!
  return {
    ...{ rig, anna, bo, rektor, clock, historik, beslut, viewer },
    async filled() {
      const boardId = await rig.board()
      const client = await rig.join(anna, boardId)
      const cards = fillBoard(client.board)
      await client.allSaved()
      return { boardId, client, cards }
    },
    async saved(who, boardId, namn = 'Inför dialogen') {
      const answer = await historik.save(await viewer(who), boardId, { namn, slag: 'hand' })
      if (!answer || 'refused' in answer) throw new Error(JSON.stringify(answer))
      return answer.id
    },
    async namesakeOf(insatsId) {
      const enhetId = await rig.huvudman.enhet(`Skolan med ${insatsId}`)
      const pedagog = await rig.person('pedagog', { enhetId })
      const boardId = await rig.board('enhet', { enhetId })
      const client = await rig.join(pedagog, boardId)
      const fields = { rubrik: 'Vår egen', order: 'a0', malbild: null, ansvarig: null }
      createCard(client.board, 'insatser', insatsId, fields)
      await client.allSaved()
      return { boardId, pedagog, rektor: await rig.person('rektor', { enhetId }) }
    },
    versionsOf: (boardId) =>
      db.select().from(boardVersion).where(eq(boardVersion.boardId, boardId)).orderBy(asc(boardVersion.at)),
  }
}
