import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadCatalogue } from '#db/catalogue/load.ts'
import { arshjulsposter, klaraPoster } from '#db/queries/arshjul.ts'
import {
  aktivitetRow,
  arbetslag,
  board,
  boardClient,
  boardProjection,
  boardSnapshot,
  enhet,
  huvudman,
  insatsBeslut,
  insatsRow,
  matvarde,
  person,
  rolltilldelning,
  uppfoljningRow,
} from '#db/schema/index.ts'
import { seed } from '#db/seed/index.ts'
import { LINDVIK_ID } from '#db/seed/lindvik/places.ts'
import { VAXJO_ID } from '#db/seed/vaxjo.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import { creatorOf } from '#domain/board/card.ts'
import { openBoard } from '#domain/board/document.ts'
import { CARD_KINDS } from '#domain/board/fields.ts'
import { brokenInvariants } from '#domain/board/invariants.ts'
import { beslutRootOf } from '#domain/board/views/beslut.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { withStatus } from '#domain/cycle/post-status.ts'
import { MOMENT } from '#domain/ska/moment.ts'
import { SKOLFORMER } from '#domain/ska/skolform.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

let database: TestDatabase
const logged: string[] = []
const deps = () => ({
  db: database.db,
  clock: { now: () => new Date('2026-11-21T12:00:00Z') },
  log: { info: (_about: object, text: string) => void logged.push(text) },
  hashPassword: async (password: string) => `hash of ${password}`,
})

beforeAll(async () => {
  database = await createTestDatabase()
  await loadCatalogue(database.db)
  await seed(deps())
})
afterAll(() => database.drop())

async function openAll() {
  const rows = await database.db
    .select({ ref: board, data: boardSnapshot.data })
    .from(board)
    .innerJoin(boardSnapshot, eq(boardSnapshot.boardId, board.id))
  return rows.map(({ ref, data }) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, data)
    return { ref, opened: openBoard(doc) }
  })
}

test('seeding again changes nothing', async () => {
  const { db } = database
  const before = await db.select().from(boardProjection).orderBy(asc(boardProjection.boardId))
  await seed(deps())
  expect(await db.select().from(boardProjection).orderBy(asc(boardProjection.boardId))).toEqual(before)
  expect(logged).toHaveLength(2)
})

test('Lindvik has every skolform, at least nine enheter with arbetslag, and staff with roles', async () => {
  const { db } = database
  const enheter = await db.select().from(enhet).where(eq(enhet.huvudmanId, LINDVIK_ID))
  expect(enheter.length).toBeGreaterThanOrEqual(9)
  expect(new Set(enheter.flatMap(({ skolformer }) => skolformer))).toEqual(new Set(SKOLFORMER))
  const teams = await db.select().from(arbetslag).where(eq(arbetslag.huvudmanId, LINDVIK_ID))
  expect(new Set(teams.map(({ enhetId }) => enhetId)).size).toBe(enheter.length)
  expect(await db.$count(person, eq(person.huvudmanId, LINDVIK_ID))).toBeGreaterThanOrEqual(25)
})

test('only the demo accounts can sign in, and two teachers share an arbetslag', async () => {
  const rows = await database.db
    .select({
      epost: person.epost,
      losenord: person.losenord,
      arbetslagId: rolltilldelning.arbetslagId,
      roll: rolltilldelning.roll,
    })
    .from(person)
    .innerJoin(rolltilldelning, eq(rolltilldelning.personId, person.id))
  const accounts = new Map(rows.filter(({ losenord }) => losenord !== null).map((row) => [row.epost, row]))
  expect([...accounts.keys()].sort()).toEqual(
    [
      'admin@demo.se',
      'forvaltning.vaxjo@demo.se',
      'forvaltning@demo.se',
      'namnd@demo.se',
      'pedagog.braas@demo.se',
      'pedagog2.braas@demo.se',
      'pedagog2@demo.se',
      'pedagog@demo.se',
      'rektor.annan@demo.se',
      'rektor.braas@demo.se',
      'rektor@demo.se',
    ].sort(),
  )
  expect(accounts.get('pedagog@demo.se')!.arbetslagId).toBe(accounts.get('pedagog2@demo.se')!.arbetslagId)
  expect(accounts.get('pedagog@demo.se')!.arbetslagId).not.toBeNull()
})

test('there is a board in every moment this läsår, and finished ones from the last', async () => {
  const rows = await database.db
    .select({ lasar: board.lasar, niva: board.niva, enhetId: board.enhetId, fas: boardProjection.fas })
    .from(board)
    .innerJoin(boardProjection, eq(boardProjection.boardId, board.id))
    .where(eq(board.huvudmanId, LINDVIK_ID))
  const nu = rows.filter(({ lasar }) => lasar === '2026/27')
  expect(new Set(nu.filter(({ niva }) => niva === 'enhet').map(({ fas }) => fas))).toEqual(new Set(MOMENT))
  expect(nu.filter(({ niva }) => niva === 'enhet')).toHaveLength(10)
  expect(new Set(nu.map(({ niva }) => niva))).toEqual(new Set(['enhet', 'arbetslag', 'huvudman']))
  expect(rows.filter(({ lasar }) => lasar === '2025/26').length).toBeGreaterThanOrEqual(5)
})

test('every board keeps the invariants, and SQL says what the document says', async () => {
  for (const { ref, opened } of await openAll()) {
    expect(brokenInvariants(opened), ref.titel).toEqual([])
    const stored = await database.db.select().from(insatsBeslut).where(eq(insatsBeslut.boardId, ref.id))
    expect(Object.fromEntries(stored.map((row) => [row.insatsId, row.beslut]))).toEqual(
      beslutRootOf(opened).insatser,
    )
    const rows = await database.db
      .select({ rubrik: insatsRow.rubrik })
      .from(insatsRow)
      .where(eq(insatsRow.boardId, ref.id))
      .orderBy(asc(insatsRow.ordning))
    expect(rows.map(({ rubrik }) => rubrik)).toEqual(insatserOf(opened).map(({ rubrik }) => rubrik))
  }
})

test('nobody has written where they may not, and every clientID has an owner', async () => {
  const roller = await database.db.select().from(rolltilldelning)
  const owners = await database.db.select().from(boardClient)
  let cards = 0
  for (const { ref, opened } of await openAll()) {
    const ownerOf = new Map(owners.filter((o) => o.boardId === ref.id).map((o) => [o.clientId, o.personId]))
    for (const kind of CARD_KINDS) {
      for (const [id, card] of opened.roots[kind]) {
        const personId = ownerOf.get(creatorOf(card))
        const viewer = {
          personId: personId ?? '',
          namn: '',
          epost: '',
          huvudmanId: ref.huvudmanId,
          huvudmanNamn: '',
          roller: roller.filter((roll) => roll.personId === personId),
        }
        expect(boardAccess(viewer, ref).roots.has(kind), `${ref.titel} ${kind}/${id}`).toBe(true)
        cards++
      }
    }
    const clients = new Set(opened.doc.store.clients.keys())
    expect(new Set(ownerOf.keys())).toEqual(clients)
  }
  expect(cards).toBeGreaterThan(300)
})

test('nothing that has happened lies in the future, and something is late', async () => {
  const { db } = database
  const [last] = await db
    .select({ datum: sql<string>`max(${uppfoljningRow.datum})::text` })
    .from(uppfoljningRow)
  expect(last!.datum <= '2026-11-21').toBe(true)
  const late = await db
    .select({ rubrik: aktivitetRow.rubrik })
    .from(aktivitetRow)
    .where(sql`${aktivitetRow.slut} < '2026-11-21' and ${aktivitetRow.status} <> 'klar'`)
  expect(late.length).toBeGreaterThanOrEqual(2)
})

test('the årshjul has both templates, and a late post threatens those that build on it', async () => {
  const posts = await arshjulsposter(database.db, LINDVIK_ID)
  expect(new Set(posts.map(({ mall }) => mall))).toEqual(new Set(['vasby', 'degerfors', 'egen']))
  const klara = await klaraPoster(database.db, LINDVIK_ID, '2026/27')
  const status = withStatus(posts, { lasar: '2026/27', today: '2026-11-21', klara })
  const of = (kod: string) => status.find((post) => post.kod === kod)!
  expect([of('E1').status, of('E8').status, of('E17').status, of('E21').status]).toEqual([
    'klar',
    'forsenad',
    'pagar',
    'kommande',
  ])
  expect(of('E17').hotasAv.map(({ kod }) => kod)).toEqual(['E8'])
})

test('Växjö holds 38 real schools with published figures, and nothing is invented on their boards', async () => {
  const { db } = database
  expect(await db.$count(enhet, eq(enhet.huvudmanId, VAXJO_ID))).toBe(38)
  const figures = await db.select().from(matvarde).where(eq(matvarde.huvudmanId, VAXJO_ID))
  expect(figures.length).toBeGreaterThan(1_500)
  expect(figures.every(({ kalla, hamtad }) => kalla !== '' && hamtad !== '')).toBe(true)
  expect(figures.some(({ kalla }) => kalla.includes('Påhittade'))).toBe(false)
  const boards = await db.select().from(board).where(eq(board.huvudmanId, VAXJO_ID))
  expect(boards.map(({ titel, lasar }) => [titel, lasar])).toEqual([['Braås skola', '2026/27']])
  expect(await db.$count(boardSnapshot, eq(boardSnapshot.huvudmanId, VAXJO_ID))).toBe(0)
})

test('an invented figure says that it is invented', async () => {
  const rows = await database.db
    .selectDistinct({ kalla: matvarde.kalla })
    .from(matvarde)
    .where(eq(matvarde.huvudmanId, LINDVIK_ID))
  expect(rows.map(({ kalla }) => kalla).sort()).toEqual([
    'Påhittade demosiffror',
    'Skolinspektionen, Skolenkätens totalrapporter',
  ])
})

test('a product first started in the first week of a läsår seeds as well, without decisions to come', async () => {
  const early = await createTestDatabase()
  try {
    await loadCatalogue(early.db)
    await seed({ ...deps(), db: early.db, clock: { now: () => new Date('2027-07-02T12:00:00Z') } })
    const rows = await early.db.select({ beslut: insatsBeslut.beslut }).from(insatsBeslut)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.every(({ beslut }) => beslut.datum === null || beslut.datum <= '2027-07-02')).toBe(true)
    expect(await early.db.$count(huvudman)).toBe(2)
  } finally {
    await early.drop()
  }
})
