/** What rektor decides: in SQL, in the audit and in the server-owned root together, or nowhere. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViewer } from '#db/queries/people.ts'
import { audit, boardFas, insatsBeslut } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { beslutRootOf } from '#domain/board/views/beslut.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { testClock } from '#tests/support/clock.ts'
import { type FilledBoard, fillBoard } from './realtime/filled-board.ts'
import { createRig, type Rig, type Who } from './realtime/rig.ts'
import type { ScriptedClient } from './realtime/scripted-client.ts'

let rig: Rig
let rektor: Who
let rollen: Viewer
let beslut: ReturnType<typeof createBeslut>

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  rollen = await viewer(rektor)
  beslut = createBeslut({ db: rig.database.db, rooms: rig.rooms, clock: testClock(), live: rig.live })
})
afterAll(() => rig.close())

const soon = { interval: 5, timeout: 5_000 }
const viewer = async ({ personId }: Who) => (await findViewer(rig.database.db, personId))!
const auditOf = (object: string) => rig.database.db.select().from(audit).where(eq(audit.object, object))
const storedOf = async (boardId: string) =>
  Object.fromEntries(
    (await rig.database.db.select().from(insatsBeslut).where(eq(insatsBeslut.boardId, boardId))).map(
      (row) => [row.insatsId, row.beslut],
    ),
  )

async function filled(): Promise<{ boardId: string; client: ScriptedClient; cards: FilledBoard }> {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  const cards = fillBoard(client.board)
  await client.allSaved()
  return { boardId, client, cards }
}

const auditCount = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => auditOf(`insats:${id}`)))).flat().length

/** One id put in front of another. */
function move(ids: string[], [id, before]: [string, string]): string[] {
  const others = ids.filter((other) => other !== id)
  return others.toSpliced(others.indexOf(before), 0, id)
}

const order = (client: ScriptedClient) => insatserOf(client.board).map(({ id }) => id)

test('[R7] rektor’s order is seen by everyone at once, and SQL and root say the same', async () => {
  const { boardId, client, cards } = await filled()
  const [a, b, c] = cards.insatser
  expect(await beslut.rank(rollen, boardId, { insatsId: c, before: a })).toEqual({ ok: true })
  await expect.poll(() => order(client), soon).toEqual([c, a, b])
  expect(await beslut.rank(rollen, boardId, { insatsId: b, before: c })).toEqual({ ok: true })
  await expect.poll(() => order(client), soon).toEqual([b, c, a])
  expect(await storedOf(boardId)).toEqual(beslutRootOf(client.board).insatser)
  expect(
    (await auditOf(`insats:${b}`)).map(({ action, personId, roll }) => [action, personId, roll]),
  ).toEqual([['rank-insats', rektor.personId, 'rektor']])
})

test('[R8] orders given at the same moment all count, one after the other', async () => {
  const { boardId, client, cards } = await filled()
  const [a, b, c] = cards.insatser
  const moves: [string, string][] = [
    [c, a],
    [b, c],
    [a, b],
  ]
  await Promise.all(moves.map(([insatsId, before]) => beslut.rank(rollen, boardId, { insatsId, before })))
  // Whoever comes first: the result is that of some order of the three, never of two of them.
  const inTurn = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ].map((turns) => turns.map((turn) => moves[turn]!).reduce(move, [a, b, c]))
  await expect.poll(() => auditCount(cards.insatser), soon).toBe(3)
  await expect.poll(() => beslutRootOf(client.board).insatser, soon).toEqual(await storedOf(boardId))
  expect(inTurn).toContainEqual(order(client))
})

test('a decision is made with name and date; a no, and a yes without a cause, with a reason', async () => {
  const { boardId, client, cards } = await filled()
  const [a, , c] = cards.insatser
  const decide = (insatsId: string, slag: 'beslutad' | 'avvaktar' | 'avslagen', motivering = '') =>
    beslut.decide(rollen, boardId, { insatsId, beslut: slag, motivering })
  expect(await decide(a, 'avslagen', '  ')).toMatchObject({ refused: 'invalid' })
  expect(await decide(a, 'avvaktar')).toMatchObject({ refused: 'invalid' })
  expect(await decide(c, 'beslutad')).toMatchObject({
    refused: 'invalid',
    why: expect.stringContaining('orsak'),
  })
  expect(await storedOf(boardId)).toEqual({})
  expect(await decide(a, 'beslutad')).toEqual({ ok: true })
  expect(await decide(c, 'beslutad', 'Krav från\0 Skolinspektionen')).toEqual({ ok: true })
  await expect.poll(() => Object.keys(beslutRootOf(client.board).insatser).length, soon).toBe(2)
  expect((await storedOf(boardId))[c]).toEqual({
    order: null,
    beslut: 'beslutad',
    motivering: 'Krav från Skolinspektionen',
    omfattning: 'enskild',
    enheter: [],
    av: rektor.namn,
    datum: '2026-11-21',
  })
  const entries = await auditOf(`insats:${c}`)
  expect(entries).toHaveLength(1)
  expect(JSON.stringify(entries)).not.toContain('Skolinspektionen')
})

test('the scope names enheter of the own huvudman only', async () => {
  const { boardId, cards } = await filled()
  const [insatsId] = cards.insatser
  const scope = (enheter: string[]) =>
    beslut.setOmfattning(rollen, boardId, { insatsId, omfattning: 'nagra', enheter })
  expect(await scope([])).toMatchObject({ refused: 'invalid' })
  expect(await scope([insatsId])).toMatchObject({ refused: 'missing' })
  expect(await scope([rig.enhetId, rig.enhetId])).toEqual({ ok: true })
  expect((await storedOf(boardId))[insatsId]).toMatchObject({ omfattning: 'nagra', enheter: [rig.enhetId] })
})

test('phase and locks: what is locked nobody changes, neither by hand nor by decision, until it is unlocked', async () => {
  const { boardId, client, cards } = await filled()
  expect(await beslut.setFas(rollen, boardId, 'insatser')).toEqual({ ok: true })
  expect(await beslut.setLas(rollen, boardId, ['insatser', 'folj-upp', 'insatser'])).toEqual({ ok: true })
  await expect
    .poll(() => beslutRootOf(client.board), soon)
    .toMatchObject({ fas: 'insatser', las: ['folj-upp', 'insatser'] })
  const [row] = await rig.database.db.select().from(boardFas).where(eq(boardFas.boardId, boardId))
  expect(row).toMatchObject({ fas: 'insatser', las: ['folj-upp', 'insatser'] })
  const [insatsId] = cards.insatser
  expect(await beslut.rank(rollen, boardId, { insatsId, before: null })).toMatchObject({ refused: 'locked' })
  removeCard(client.board, { kind: 'utfall', id: cards.utfall })
  await expect.poll(() => client.refused?.rule, soon).toBe('G25')
  expect(await beslut.setLas(rollen, boardId, [])).toEqual({ ok: true })
  expect(await beslut.rank(rollen, boardId, { insatsId, before: null })).toEqual({ ok: true })
})

test('only those who lead decide; for who may not even read there is no board', async () => {
  const { boardId, cards } = await filled()
  const annanEnhet = await rig.huvudman.enhet('Annan skola')
  const ask = async (who: Who) =>
    beslut.rank(await viewer(who), boardId, { insatsId: cards.insatser[0], before: null })
  expect(await ask(await rig.person('pedagog'))).toMatchObject({ refused: 'forbidden' })
  expect(await ask(await rig.person('namnd'))).toMatchObject({ refused: 'forbidden' })
  expect(await ask(await rig.person('forvaltning'))).toMatchObject({ refused: 'forbidden' })
  expect(await ask(await rig.person('rektor', { enhetId: annanEnhet }))).toBeNull()
  expect(await ask(await rig.person('admin'))).toEqual({ ok: true })
  expect(await beslut.setFas(rollen, 'nonsense', 'insatser')).toBeNull()
})

test('a decision about something that is gone is refused and leaves no trace', async () => {
  const { boardId, client, cards } = await filled()
  const [insatsId] = cards.insatser
  removeCard(client.board, { kind: 'insatser', id: insatsId })
  await client.allSaved()
  const answer = await beslut.decide(rollen, boardId, { insatsId, beslut: 'beslutad', motivering: '' })
  expect(answer).toMatchObject({ refused: 'missing' })
  expect(await auditOf(`insats:${insatsId}`)).toEqual([])
})

test.each(['board_update', 'insats_beslut', 'audit'])(
  '[R7] when storing in %s fails, nothing is stored, the board is as it was, and the next decision works',
  async (table) => {
    const { boardId, client, cards } = await filled()
    const { pool } = rig.database
    const [a, b] = cards.insatser
    await pool.query(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'full disk'; end $$;
      create constraint trigger fail after insert on ${table} deferrable initially deferred
        for each row execute function fail()`)
    await expect(beslut.rank(rollen, boardId, { insatsId: b, before: a })).rejects.toThrow()
    await pool.query(`drop trigger fail on ${table}; drop function fail()`)
    expect(await storedOf(boardId)).toEqual({})
    expect(await auditOf(`insats:${b}`)).toEqual([])
    expect(await rig.rooms.read(boardId, (board) => beslutRootOf(board).insatser)).toEqual({})
    expect(beslutRootOf(client.board).insatser).toEqual({})
    expect(await beslut.rank(rollen, boardId, { insatsId: b, before: a })).toEqual({ ok: true })
    await expect.poll(() => order(client)[0], soon).toBe(b)
    const late = await rig.join(rektor, boardId)
    expect(order(late)[0]).toBe(b)
    expect(client.closed).toBeNull()
  },
)

test('[R8] edits that come while a decision is made wait for it and are kept', async () => {
  const { boardId, client, cards } = await filled()
  const [a, b] = cards.insatser
  const deciding = beslut.rank(rollen, boardId, { insatsId: b, before: a })
  fillBoard(client.board)
  await Promise.all([deciding, client.allSaved()])
  expect(await rig.rooms.read(boardId, (board) => insatserOf(board).length)).toBe(6)
  await expect.poll(() => order(client)[0], soon).toBe(b)
})
