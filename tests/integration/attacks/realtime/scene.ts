/** Where attacks on boards take place: people of every role, boards with two colleagues at work, and what must not change. */
import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Db } from '#db/client.ts'
import { boardUpdate } from '#db/schema/index.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import type { BoardNiva } from '#domain/ska/board-ref.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { checksum, decodeRow } from '#server/realtime/journal/row.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { createRig, type Rig, type Who } from '#tests/integration/realtime/rig.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { until } from '#tests/integration/realtime/until.ts'
import { fingerprint } from '#tests/integration/tenant/fingerprint.ts'

/** What Anna and Bo have made on every board. */
export const UTFALL = 'utfall-0001'
export const ORSAK = 'orsak-0001'
export const INSATS = 'insats-0001'
export const AKTIVITET = 'aktivitet-0001'
export const BOS_UTFALL = 'utfall-0002'
/** Anna's and Bo's comments. */
export const ANNAS = 'kommentar-0001'
export const BOS = 'kommentar-0002'
export const SKRIVEN = '2026-11-21T10:00:00.000Z'

export const ROLES = ['pedagog', 'rektor', 'forvaltning', 'namnd', 'admin', 'annatLag'] as const
export type Role = (typeof ROLES)[number]

export class Site {
  readonly boardId: string
  readonly anna: ScriptedClient
  readonly bo: ScriptedClient
  readonly #rig: Rig

  constructor(rig: Rig, boardId: string, anna: ScriptedClient, bo: ScriptedClient) {
    this.#rig = rig
    this.boardId = boardId
    this.anna = anna
    this.bo = bo
  }

  /** Everything that an attack must leave as it is, in the database and on both colleagues' screens. */
  async picture() {
    const { boardId, anna, bo } = this
    const { board_update, board_snapshot, board_client, insats_beslut, board_fas, audit, rolltilldelning } =
      await fingerprint(this.#rig.database.pool)
    return {
      tables: {
        board_update,
        board_snapshot,
        board_client,
        insats_beslut,
        board_fas,
        audit,
        rolltilldelning,
      },
      journal: said(await readBack(this.#rig.database.db, boardId)),
      server: said(docOf(await this.#rig.rooms.state(boardId))),
      anna: said(anna.doc),
      bo: said(bo.doc),
      seen: { byAnna: lastSeen(anna, bo), byBo: lastSeen(bo, anna) },
      ends: [anna.closed, anna.refused, bo.closed, bo.refused],
    }
  }

  /** The victim goes on, and nothing of it is lost. */
  async workOn(): Promise<void> {
    const { anna, bo } = this
    const text = textOf(anna.board, 'kommentarer', ANNAS, 'text')!
    const words = `Skrivet efteråt ${randomUUID()}`
    for (let end = 1; end <= words.length; end += 9) editText(anna.board, text, words.slice(0, end), 3000)
    editText(anna.board, text, words, 3000)
    await anna.allSaved()
    await expect.poll(() => textOf(bo.board, 'kommentarer', ANNAS, 'text')?.toString(), SOON).toBe(words)
    expect(said(await readBack(this.#rig.database.db, this.boardId))).toBe(said(anna.doc))
  }
}

export const SOON = { interval: 5, timeout: 8_000 }

export type Scene = {
  rig: Rig
  who: Record<Role | 'anna' | 'bo', Who>
  /** The enhet's board, one with its moments locked, an arbetslag's, and the huvudman's. */
  sites: Record<'enhet' | 'last' | 'lag' | 'huvudman', Site>
}

export async function openScene(): Promise<Scene> {
  const rig = await createRig()
  const { enhetId } = rig
  const arbetslagId = await rig.huvudman.arbetslag(enhetId, 'Arbetslag 1')
  const annatLag = await rig.huvudman.arbetslag(enhetId, 'Arbetslag 2')
  const who = {
    pedagog: await rig.person('pedagog', { enhetId, arbetslagId }),
    rektor: await rig.person('rektor'),
    forvaltning: await rig.person('forvaltning'),
    namnd: await rig.person('namnd'),
    admin: await rig.person('admin'),
    annatLag: await rig.person('pedagog', { enhetId, arbetslagId: annatLag }),
    anna: await rig.person('rektor'),
    bo: await rig.person('pedagog', { enhetId, arbetslagId }),
  }
  const site = async (niva: BoardNiva, place: { arbetslagId?: string } = {}, las: Moment[] = []) => {
    const boardId = await rig.board(niva, place)
    // Only förvaltningen and admin write on the huvudman's board.
    const isHigh = niva === 'huvudman'
    const anna = await rig.join(isHigh ? await rig.person('forvaltning') : who.anna, boardId)
    const bo = await rig.join(isHigh ? await rig.person('admin') : who.bo, boardId)
    await fill(anna, bo)
    await decide(rig, isHigh ? await rig.person('forvaltning') : who.anna, boardId, las)
    anna.say({ vy: 'orsaker', kort: ORSAK })
    bo.say({ vy: 'insatser', kort: INSATS })
    await until(() => [lastSeen(anna, bo), lastSeen(bo, anna)].every(Boolean), 'both are seen', SOON.timeout)
    await until(() => said(bo.doc) === said(anna.doc), 'both see the same', SOON.timeout)
    return new Site(rig, boardId, anna, bo)
  }
  const sites = {
    enhet: await site('enhet'),
    last: await site('enhet', {}, ['resultat', 'orsaker', 'insatser', 'genomfor']),
    lag: await site('arbetslag', { arbetslagId }),
    huvudman: await site('huvudman'),
  }
  return { rig, who, sites }
}

async function fill(anna: ScriptedClient, bo: ScriptedClient): Promise<void> {
  const { board } = anna
  addUtfall(board, { id: UTFALL, kategori: 'resultat', rubrik: 'Läsningen sjunker', delmalIds: ['GR-1'] })
  addOrsak(board, { id: ORSAK, utfallId: UTFALL, text: 'Lite lästid 😀' })
  addInsats(board, { id: INSATS, rubrik: 'Läspass', orsakIds: [ORSAK] })
  addAktivitet(board, { id: AKTIVITET, insatsId: INSATS, rubrik: 'Planera' })
  addKommentar(board, { id: ANNAS, kortId: UTFALL, text: 'Annas ord', skriven: SKRIVEN })
  await anna.allSaved()
  await until(() => bo.board.roots.kommentarer.size === 1, 'Bo sees Anna’s comment', SOON.timeout)
  addUtfall(bo.board, { id: BOS_UTFALL, kategori: 'resultat', rubrik: 'Bos resultat' })
  addKommentar(bo.board, { id: BOS, kortId: UTFALL, text: 'Bos ord', skriven: SKRIVEN })
  await bo.allSaved()
}

/** Something that only the server writes, in SQL, in the audit and in the root. */
async function decide(rig: Rig, who: Who, boardId: string, las: Moment[]): Promise<void> {
  const beslut = createBeslut({ ...rig.deps, rooms: rig.rooms, live: rig.live })
  const { viewer } = (await rig.sessions.fromCookie(who.cookie))!
  const decision = { insatsId: INSATS, beslut: 'beslutad', motivering: 'Enligt analysen' } as const
  expect(await beslut.decide(viewer, boardId, decision)).toEqual({ ok: true })
  expect(await beslut.setLas(viewer, boardId, las)).toEqual({ ok: true })
}

/** What `of` was last said to be doing. */
export function lastSeen(by: ScriptedClient, of: ScriptedClient): unknown {
  return by.presence.findLast(({ clientId }) => clientId === of.doc.clientID)?.state ?? null
}

export function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** The board as the journal has it. */
export async function readBack(db: Db, boardId: string): Promise<Y.Doc> {
  const rows = await db
    .select()
    .from(boardUpdate)
    .where(eq(boardUpdate.boardId, boardId))
    .orderBy(asc(boardUpdate.node), asc(boardUpdate.n))
  const doc = new Y.Doc()
  for (const { data, crc } of rows) {
    expect(checksum(data)).toBe(crc)
    for (const { update } of decodeRow(Buffer.from(data))) Y.applyUpdate(doc, update)
  }
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  return doc
}

/** A document's content, keys in order. */
export function said(doc: Y.Doc): string {
  // Only then does Yjs know what kinds of roots it has.
  openBoard(doc)
  return JSON.stringify(doc.toJSON(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
