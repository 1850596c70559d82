/** What a board has been: who did what, what was kept of it, who may see and remove it, and when it is let go of. */
import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replaceWithSnapshot } from '#db/queries/journal.ts'
import { findViewer } from '#db/queries/people.ts'
import { aloneWithHistory } from '#db/queries/versions.ts'
import { audit, boardChange, boardUpdate, boardVersion, person } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { CHANGES_KEPT_DAYS, DAG_KEPT_DAYS, MOST_SAVED_BY_HAND } from '#domain/board/version/version.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { MOMENT_NAMN } from '#domain/ska/moment.ts'
import { type HistoryDeps, keepHistory } from '#server/jobs/history.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { createHistorik } from '#server/usecases/historik.ts'
import { testClock } from '#tests/support/clock.ts'
import { type FilledBoard, fillBoard } from './realtime/filled-board.ts'
import { createRig, type Rig, type Who } from './realtime/rig.ts'
import type { ScriptedClient } from './realtime/scripted-client.ts'

const DAY = 86_400_000

let rig: Rig
let anna: Who
let bo: Who
let rektor: Who
let historik: ReturnType<typeof createHistorik>
let beslut: ReturnType<typeof createBeslut>
/** Rows of the journal get their time from the database, so the clock begins where that one stands. */
const clock = testClock(new Date().toISOString())

beforeAll(async () => {
  rig = await createRig()
  ;[anna, bo, rektor] = [await rig.person('pedagog'), await rig.person('pedagog'), await rig.person('rektor')]
  const { rooms, live } = rig
  historik = createHistorik({ db: rig.database.db, rooms, clock })
  beslut = createBeslut({ db: rig.database.db, rooms, clock, live })
})
afterAll(() => rig.close())

const viewer = async ({ personId }: { personId: string }): Promise<Viewer> =>
  (await findViewer(rig.database.db, personId))!
const versionsOf = (boardId: string) =>
  rig.database.db
    .select()
    .from(boardVersion)
    .where(eq(boardVersion.boardId, boardId))
    .orderBy(asc(boardVersion.at))

async function filled(): Promise<{ boardId: string; client: ScriptedClient; cards: FilledBoard }> {
  const boardId = await rig.board()
  const client = await rig.join(anna, boardId)
  const cards = fillBoard(client.board)
  await client.allSaved()
  return { boardId, client, cards }
}

const hand = (namn: string) => ({ namn, slag: 'hand' as const })

async function saved(who: Who, boardId: string, namn = 'Inför dialogen'): Promise<string> {
  const answer = await historik.save(await viewer(who), boardId, hand(namn))
  if (!answer || 'refused' in answer) throw new Error(JSON.stringify(answer))
  return answer.id
}

describe('versions that people save', () => {
  test('a version says what the board said then, whatever is written after', async () => {
    const { boardId, client, cards } = await filled()
    const then = renderBoard(client.board)
    const id = await saved(anna, boardId)
    editText(client.board, textOf(client.board, 'orsaker', cards.orsak, 'text')!, 'Något helt annat', 2000)
    await client.allSaved()
    const version = await historik.version(await viewer(rektor), boardId, id)
    expect(version).toMatchObject({ namn: 'Inför dialogen', slag: 'hand', av: anna.namn, behallsTill: null })
    expect(version?.innehall).toEqual(then)
    expect(JSON.stringify(version)).not.toContain('Något helt annat')
  })

  test('whoever may write something may save; whoever may only read may read', async () => {
    const { boardId } = await filled()
    const id = await saved(await rig.person('forvaltning'), boardId, 'Från förvaltningen')
    const namnd = await viewer(await rig.person('namnd'))
    expect(await historik.save(namnd, boardId, hand('Nej'))).toMatchObject({ refused: 'forbidden' })
    expect(await historik.versions(namnd, boardId)).toMatchObject({
      maySave: false,
      versioner: [{ id, mayRemove: false }],
    })
    expect(await historik.version(namnd, boardId, id)).toMatchObject({ id })
  })

  test('another school’s people learn nothing, and no board shows another board’s version', async () => {
    const { boardId } = await filled()
    const id = await saved(anna, boardId)
    const other = await viewer(
      await rig.person('rektor', { enhetId: await rig.huvudman.enhet('Annan skola') }),
    )
    expect(await historik.versions(other, boardId)).toBeNull()
    expect(await historik.version(other, boardId, id)).toBeNull()
    expect(await historik.changes(other, boardId, {})).toBeNull()
    expect(await historik.save(other, boardId, hand('Nej'))).toBeNull()
    expect(await historik.remove(other, boardId, id)).toBeNull()
    const own = await filled()
    expect(await historik.version(await viewer(anna), own.boardId, id)).toBeNull()
    expect(await historik.remove(await viewer(rektor), own.boardId, id)).toMatchObject({ refused: 'missing' })
    expect(await versionsOf(boardId)).toHaveLength(1)
  })

  test.each([
    ['', 'Ge versionen ett namn'],
    [' \0 ', 'Ge versionen ett namn'],
    ['å'.repeat(121), 'för långt'],
  ])('a name that is none is refused in words: %j', async (namn, why) => {
    const { boardId } = await filled()
    expect(await historik.save(await viewer(anna), boardId, hand(namn))).toEqual({
      refused: 'invalid',
      why: expect.stringContaining(why),
    })
    expect(await versionsOf(boardId)).toEqual([])
  })

  test('nobody can fill the database with versions', async () => {
    const { boardId } = await filled()
    const { huvudmanId } = rig.huvudman
    await rig.database.db.insert(boardVersion).values(
      Array.from({ length: MOST_SAVED_BY_HAND }, (_, n) => ({
        ...{ id: randomUUID(), boardId, huvudmanId, slag: 'hand' as const, namn: `${n}` },
        innehall: { kort: {}, beslut: {} },
      })),
    )
    expect(await historik.save(await viewer(anna), boardId, hand('En till'))).toMatchObject({
      refused: 'invalid',
    })
  })

  test('one removes one’s own, whoever decides removes any, and both are told of', async () => {
    const { boardId } = await filled()
    const [first, second] = [await saved(anna, boardId, 'Ett'), await saved(anna, boardId, 'Två')]
    expect(await historik.remove(await viewer(bo), boardId, first)).toMatchObject({ refused: 'forbidden' })
    expect(await historik.remove(await viewer(anna), boardId, first)).toEqual({ ok: true })
    expect(await historik.remove(await viewer(rektor), boardId, second)).toEqual({ ok: true })
    expect(await historik.remove(await viewer(rektor), boardId, second)).toMatchObject({ refused: 'missing' })
    expect(await versionsOf(boardId)).toEqual([])
    const rows = await rig.database.db
      .select({ action: audit.action, personId: audit.personId })
      .from(audit)
      .where(eq(audit.object, `board:${boardId}`))
      .orderBy(asc(audit.at))
    expect(rows).toEqual([
      { action: 'save-version', personId: anna.personId },
      { action: 'save-version', personId: anna.personId },
      { action: 'remove-version', personId: anna.personId },
      { action: 'remove-version', personId: rektor.personId },
    ])
  })
})

describe('a moment that ends', () => {
  test('leaves the board as it was then, in the same transaction', async () => {
    const { boardId, client } = await filled()
    const then = renderBoard(client.board)
    expect(await beslut.setFas(await viewer(rektor), boardId, 'orsaker')).toEqual({ ok: true })
    expect(await versionsOf(boardId)).toMatchObject([
      {
        ...{ slag: 'moment', namn: `När ”${MOMENT_NAMN['folj-upp']}” avslutades`, personId: rektor.personId },
        ...{ behallsTill: null, innehall: then },
      },
    ])
  })

  test('going back ends nothing, and neither does what is refused', async () => {
    const { boardId } = await filled()
    await beslut.setFas(await viewer(rektor), boardId, 'orsaker')
    await beslut.setFas(await viewer(rektor), boardId, 'resultat')
    expect(await beslut.setFas(await viewer(anna), boardId, 'genomfor')).toMatchObject({
      refused: 'forbidden',
    })
    expect(await versionsOf(boardId)).toHaveLength(1)
  })

  test('a lock that is opened and closed again leaves one version, the latest', async () => {
    const { boardId, client, cards } = await filled()
    const who = await viewer(rektor)
    await beslut.setLas(who, boardId, ['insatser'])
    await beslut.setLas(who, boardId, [])
    removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
    await client.allSaved()
    await beslut.setLas(who, boardId, ['insatser'])
    const versions = await versionsOf(boardId)
    expect(versions.map(({ namn }) => namn)).toEqual([`När ”${MOMENT_NAMN.insatser}” låstes`])
    expect(versions[0]!.innehall.kort.insatser![cards.insatser[2]]).toMatchObject({ raderad: true })
  })
})

describe('who did what', () => {
  const at = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
  const change = (boardId: string, over: Partial<typeof boardChange.$inferInsert>) => ({
    ...{ boardId, huvudmanId: rig.huvudman.huvudmanId, personId: anna.personId, kort: 'orsaker/o1' },
    ...{ falt: 'text', forst: at(5), senast: at(5), antal: 1 },
    ...over,
  })

  /** Says for every row of the journal so far who did what. */
  async function touch(boardId: string, touched: object | null): Promise<void> {
    await rig.database.db
      .update(boardUpdate)
      .set({ touched: touched && JSON.stringify(touched) })
      .where(eq(boardUpdate.boardId, boardId))
  }

  async function changesOf(who: Who, boardId: string, urval = {}) {
    return (await historik.changes(await viewer(who), boardId, urval))!
  }

  test('young and old rows are one list, by day, person and card, latest first', async () => {
    const { boardId, cards } = await filled()
    await touch(boardId, null)
    const [row] = await rig.database.db.select().from(boardUpdate).where(eq(boardUpdate.boardId, boardId))
    await rig.database.db
      .update(boardUpdate)
      .set({
        touched: JSON.stringify({
          [anna.personId]: { [`orsaker/${cards.orsak}`]: ['+', 'text'] },
          [bo.personId]: { [`orsaker/${cards.orsak}`]: ['text'] },
          '': { 'beslut/fas': ['='] },
        }),
      })
      .where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, row!.n)))
    const kort = `orsaker/${cards.orsak}`
    await rig.database.db
      .insert(boardChange)
      .values([
        change(boardId, { kort, forst: at(60 * 50), senast: at(60 * 49), antal: 4 }),
        change(boardId, { kort, falt: 'paverkan', forst: at(60 * 49), senast: at(60 * 49 - 10), antal: 2 }),
        change(boardId, { kort, personId: null, forst: at(60 * 100), senast: at(60 * 100) }),
      ])
    const { handelser, personer, nasta } = await changesOf(rektor, boardId)
    expect(nasta).toBeNull()
    expect(personer?.map(({ personId }) => personId).sort()).toEqual([anna.personId, bo.personId].sort())
    expect(handelser.map(({ personId, falt, antal }) => [personId, falt, antal])).toEqual([
      ...[anna.personId, bo.personId]
        .sort()
        .reverse()
        .map((id) => (id === anna.personId ? [id, ['+', 'text'], 2] : [id, ['text'], 1])),
      [anna.personId, ['paverkan', 'text'], 6],
      [null, ['text'], 1],
    ])
    expect(handelser[2]).toMatchObject({
      ...{ kort, namn: anna.namn, forst: at(60 * 50), senast: at(60 * 49 - 10) },
      dag: todayInSweden(at(60 * 49 - 10)),
    })
  })

  test('what is written stands under its author’s name, the same before and after compaction', async () => {
    const { boardId, client, cards } = await filled()
    const colleague = await rig.join(bo, boardId)
    editText(
      colleague.board,
      textOf(colleague.board, 'orsaker', cards.orsak, 'text')!,
      'Lite lästid hemma',
      2000,
    )
    await colleague.allSaved()
    removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
    await client.allSaved()
    const told = async () =>
      (await changesOf(rektor, boardId)).handelser.map(({ namn, kort, falt, antal, forst, senast }) => ({
        ...{ namn, kort, falt, antal, forst, senast },
      }))
    const before = await told()
    const of = (kort: string) =>
      before.filter((one) => one.kort === kort).map(({ namn, falt }) => [namn, falt])
    expect(of(`orsaker/${cards.orsak}`)).toEqual([
      [bo.namn, ['text']],
      [anna.namn, expect.arrayContaining(['+'])],
    ])
    expect(of(`insatser/${cards.insatser[2]}`)).toEqual([[anna.namn, ['+', 'raderad']]])

    const rows = await rig.database.db
      .select({ node: boardUpdate.node, n: boardUpdate.n })
      .from(boardUpdate)
      .where(eq(boardUpdate.boardId, boardId))
    const snapshot = { boardId, huvudmanId: rig.huvudman.huvudmanId, previous: 0, crc: 0, upto: {} }
    const data = Y.encodeStateAsUpdate(client.doc)
    expect(await replaceWithSnapshot(rig.database.pool, { ...snapshot, data }, rows)).toBe(true)
    expect(await told()).toEqual(before)
  })

  test('what is decided stands under the name of whoever decided', async () => {
    const { boardId, cards } = await filled()
    const [insatsId] = cards.insatser
    await beslut.decide(await viewer(rektor), boardId, { insatsId, beslut: 'beslutad', motivering: 'Ja' })
    await touch(boardId, { '': { [`beslut/insats:${insatsId}`]: ['='] } })
    const { handelser } = await changesOf(anna, boardId)
    expect(handelser).toMatchObject([
      { personId: rektor.personId, kort: `beslut/insats:${insatsId}`, falt: ['decide-insats'] },
    ])
    const about = await changesOf(anna, boardId, { kort: `insatser/${insatsId}` })
    expect(about.handelser).toEqual(handelser)
  })

  test('older ones follow page by page, each once, and can be chosen by person and card', async () => {
    const { boardId } = await filled()
    await touch(boardId, null)
    await rig.database.db.insert(boardChange).values(
      Array.from({ length: 150 }, (_, n) =>
        change(boardId, {
          ...{ kort: `orsaker/o${n % 50}`, personId: [anna.personId, bo.personId, null][n % 3]! },
          ...{ forst: at(n * 60 * 24), senast: at(n * 60 * 24) },
        }),
      ),
    )
    const seen: string[] = []
    let efter: string | undefined
    for (let page = 0; page < 3; page++) {
      const { handelser, nasta } = await changesOf(anna, boardId, { ...(efter && { efter }) })
      seen.push(...handelser.map(({ plats }) => plats))
      efter = nasta ?? undefined
    }
    expect(efter).toBeUndefined()
    expect(seen).toHaveLength(150)
    expect(new Set(seen).size).toBe(150)
    expect(seen).toEqual(seen.toSorted().reverse())

    const of = async (urval: object) => (await changesOf(anna, boardId, urval)).handelser
    expect((await of({ person: bo.personId })).every(({ personId }) => personId === bo.personId)).toBe(true)
    expect(await of({ person: bo.personId })).toHaveLength(50)
    expect(await of({ person: 'ingen' })).toHaveLength(50)
    expect((await of({ kort: 'orsaker/o7' })).map(({ kort }) => kort)).toEqual(Array(3).fill('orsaker/o7'))
    expect(await historik.changes(await viewer(anna), boardId, { person: "x' or 1=1" })).toBeNull()
  })

  test('only the last that hid a card or brought it back can say which it was', async () => {
    const { boardId } = await filled()
    await touch(boardId, null)
    await rig.database.db
      .insert(boardChange)
      .values([
        change(boardId, { falt: 'raderad', senast: at(60 * 48), forst: at(60 * 48) }),
        change(boardId, { falt: 'raderad', personId: bo.personId }),
        change(boardId, { falt: 'text', senast: at(1), forst: at(1) }),
      ])
    const { handelser } = await changesOf(anna, boardId)
    expect(handelser.map(({ personId, isLastOfRaderad }) => [personId, isLastOfRaderad])).toEqual([
      [anna.personId, false],
      [bo.personId, true],
      [anna.personId, false],
    ])
  })

  test('somebody who is erased has no name any more, and what they did is still told', async () => {
    const { boardId } = await filled()
    await touch(boardId, null)
    const gone = await rig.person('pedagog')
    await rig.database.db.insert(boardChange).values(change(boardId, { personId: gone.personId }))
    await rig.database.db.delete(person).where(eq(person.id, gone.personId))
    expect((await changesOf(anna, boardId)).handelser).toMatchObject([{ personId: null, namn: null }])
  })
})

describe('what is kept for how long', () => {
  const deps = (over: Partial<HistoryDeps> = {}): HistoryDeps => ({
    ...{ db: rig.database.db, pool: rig.database.pool, clock, rooms: rig.rooms, log: rig.deps.log },
    ...over,
  })
  const dagar = async (boardId: string) => (await versionsOf(boardId)).filter(({ slag }) => slag === 'dag')

  test('a day with changes leaves one version when it has ended, a quiet day none', async () => {
    const { boardId, client, cards } = await filled()
    const start = clock.now()
    await keepHistory(deps())
    expect(await dagar(boardId)).toEqual([])
    clock.advance(DAY)
    await Promise.all([keepHistory(deps()), keepHistory(deps())])
    await keepHistory(deps())
    const [first, ...more] = await dagar(boardId)
    expect(more).toEqual([])
    expect(first).toMatchObject({ personId: null, innehall: renderBoard(client.board) })
    expect(first!.namn).toMatch(/^Efter \d+ [a-z]+$/)
    clock.advance(DAY)
    await keepHistory(deps())
    expect(await dagar(boardId)).toHaveLength(1)

    removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
    await client.allSaved()
    await rig.database.db.update(boardUpdate).set({ at: clock.now() }).where(eq(boardUpdate.boardId, boardId))
    clock.advance(DAY)
    await keepHistory(deps())
    expect(await dagar(boardId)).toHaveLength(2)
    clock.advance(start.getTime() - clock.now().getTime())
  })

  test('versions of a day go after thirty-five, those of people and moments stay', async () => {
    const { boardId } = await filled()
    const start = clock.now()
    await saved(anna, boardId)
    clock.advance(DAY)
    await keepHistory(deps())
    clock.advance(DAG_KEPT_DAYS * DAY)
    await keepHistory(deps())
    expect((await versionsOf(boardId)).map(({ slag }) => slag)).toEqual(['hand', 'dag'])
    clock.advance(DAY)
    await keepHistory(deps())
    expect((await versionsOf(boardId)).map(({ slag }) => slag)).toEqual(['hand'])
    clock.advance(start.getTime() - clock.now().getTime())
  })

  test('who changed what is let go of after two years, and not told of meanwhile', async () => {
    const { boardId } = await filled()
    const { db } = rig.database
    await db.update(boardUpdate).set({ touched: null }).where(eq(boardUpdate.boardId, boardId))
    const old = new Date(clock.now().getTime() - CHANGES_KEPT_DAYS * DAY - 1000)
    const young = new Date(old.getTime() + 60_000)
    const of = (senast: Date) => ({
      ...{ boardId, huvudmanId: rig.huvudman.huvudmanId, personId: anna.personId, kort: 'orsaker/o1' },
      ...{ falt: 'text', forst: senast, senast, antal: 1 },
    })
    await db.insert(boardChange).values([of(old), of(young)])
    const { handelser } = (await historik.changes(await viewer(anna), boardId, {}))!
    expect(handelser.map(({ senast }) => senast)).toEqual([young])
    await keepHistory(deps())
    const left = await db.select().from(boardChange).where(eq(boardChange.boardId, boardId))
    expect(left.map(({ senast }) => senast)).toEqual([young])
  })

  test('one process at a time looks after it; the next comes when the first is gone', async () => {
    const begun = Promise.withResolvers<void>()
    const done = Promise.withResolvers<void>()
    const first = aloneWithHistory(rig.database.pool, () => {
      begun.resolve()
      return done.promise
    })
    await begun.promise
    expect(await keepHistory(deps())).toBeNull()
    done.resolve()
    await first
    expect(await keepHistory(deps())).not.toBeNull()
  })

  test('a board that cannot be read does not keep the others from it, and is told of', async () => {
    const [broken, sound] = [await filled(), await filled()]
    const start = clock.now()
    clock.advance(DAY)
    const before = rig.complaints.length
    const rooms: HistoryDeps['rooms'] = {
      read: (boardId, view) =>
        boardId === broken.boardId ? Promise.reject(new Error('unreadable')) : rig.rooms.read(boardId, view),
    }
    expect(await keepHistory(deps({ rooms }))).toMatchObject({ failed: 1 })
    expect(await dagar(broken.boardId)).toEqual([])
    expect(await dagar(sound.boardId)).toHaveLength(1)
    expect(rig.complaints.length).toBe(before + 1)
    clock.advance(start.getTime() - clock.now().getTime())
  })
})
