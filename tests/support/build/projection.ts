/** Boards and what the projection has written of them, as rows; for tests of those who only read the rows. */
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/client.ts'
import {
  aktivitetRow,
  board,
  boardProjection,
  boardUpdate,
  insatsBeslut,
  insatsRow,
  orsakRow,
  utfallRow,
} from '#db/schema/index.ts'
import { NO_BESLUT } from '#domain/board/beslut.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'

type Insert<T extends { $inferInsert: object }> = T['$inferInsert']

export type BuildBoard = {
  huvudmanId: string
  enhetId?: string | null
  arbetslagId?: string | null
  lasar?: string
  titel?: string
  /** When somebody last wrote on it: a row in its journal. Left out, nobody has. */
  senast?: Date
  /** Null leaves the board without a projection, as in its first second. */
  projection?: Partial<Insert<typeof boardProjection>> | null
}

export async function buildBoard(db: Db, given: BuildBoard): Promise<BoardRef> {
  const { huvudmanId, enhetId = null, arbetslagId = null, lasar = '2026/27', titel = 'Tavla' } = given
  const niva = arbetslagId ? 'arbetslag' : enhetId ? 'enhet' : 'huvudman'
  const ref: BoardRef = { id: randomUUID(), huvudmanId, enhetId, arbetslagId, niva, lasar }
  await db.insert(board).values({ ...ref, titel })
  if (given.senast) {
    const row = { node: 1, n: 1, data: new Uint8Array(), crc: 0 }
    await db.insert(boardUpdate).values({ boardId: ref.id, huvudmanId, at: given.senast, ...row })
  }
  if (given.projection !== null) {
    const none = { utfall: 0, undersoks: 0, orsaker: 0, insatser: 0, beslutade: 0, uppfoljningar: 0 }
    await db
      .insert(boardProjection)
      .values({ ...ofBoard(ref), fas: 'folj-upp', ...none, ...given.projection })
  }
  return ref
}

export async function buildUtfall(
  db: Db,
  ref: BoardRef,
  given: Partial<Insert<typeof utfallRow>> = {},
): Promise<string> {
  const id = given.id ?? randomUUID()
  await db.insert(utfallRow).values({
    ...ofBoard(ref),
    rubrik: 'Ett utfall',
    iakttagelse: '',
    skal: '',
    undersok: false,
    kategori: 'resultat',
    ordning: 1,
    delmalIds: [],
    indikatorIds: [],
    ...given,
    id,
  })
  return id
}

export async function buildOrsak(
  db: Db,
  ref: BoardRef,
  given: Partial<Insert<typeof orsakRow>> & { utfallId: string },
): Promise<string> {
  const id = given.id ?? randomUUID()
  const none = { djup: 0, ordning: 1, text: 'En orsak', stodjer: 0, motsager: 0 }
  await db.insert(orsakRow).values({ ...ofBoard(ref), ...none, ...given, id })
  return id
}

/** `beslutDatum` also writes the rektor's decision of that day. */
export async function buildInsats(
  db: Db,
  ref: BoardRef,
  { beslutDatum, ...given }: Partial<Insert<typeof insatsRow>> & { beslutDatum?: string } = {},
): Promise<string> {
  const id = given.id ?? randomUUID()
  await db.insert(insatsRow).values({
    ...ofBoard(ref),
    ordning: 1,
    rubrik: 'En insats',
    beskrivning: '',
    mal: '',
    orsakIds: [],
    utfallIds: [],
    delmalIds: [],
    beslut: 'forslag',
    motivering: '',
    omfattning: 'enskild',
    enheter: [],
    ...given,
    id,
  })
  if (beslutDatum !== undefined) {
    const beslut = { ...NO_BESLUT, beslut: given.beslut ?? 'beslutad', av: 'Rektor', datum: beslutDatum }
    await db
      .insert(insatsBeslut)
      .values({ boardId: ref.id, insatsId: id, huvudmanId: ref.huvudmanId, beslut })
  }
  return id
}

export async function buildAktivitet(
  db: Db,
  ref: BoardRef,
  given: Partial<Insert<typeof aktivitetRow>> & { insatsId: string },
): Promise<string> {
  const id = given.id ?? randomUUID()
  const none = { ordning: 1, rubrik: 'En aktivitet', status: 'planerad' as const }
  await db.insert(aktivitetRow).values({ ...ofBoard(ref), ...none, ...given, id })
  return id
}

function ofBoard({ id, huvudmanId, enhetId }: BoardRef) {
  return { boardId: id, huvudmanId, enhetId }
}
