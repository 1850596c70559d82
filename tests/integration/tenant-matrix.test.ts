/** Every door of the app × everybody who might knock, with the ids of Lindvik's objects, against the golden table. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Fingerprint, fingerprint } from './tenant/fingerprint.ts'
import { GOLDEN, LET_IN, type Row, SOCKET } from './tenant/golden.ts'
import { dataPath, knock, knockSocket } from './tenant/knock.ts'
import { appRoutes, doorsOf } from './tenant/routes.ts'
import { openWorld, VIEWERS, type ViewerName, type World } from './tenant/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
  await untilQuiet()
}, 180_000)
afterAll(() => world?.close())

const doors = (await appRoutes()).flatMap(doorsOf)
const rows = GOLDEN.map((row) => [[row.door, row.about].filter(Boolean).join(', '), row] as const)
const expected = (row: Row) => Object.fromEntries(marksOf(row.marks).map((mark, i) => [VIEWERS[i]!, mark]))
const denied = (row: Row) => VIEWERS.filter((who) => !row.endsSession && !isLetIn(row, who))
const allowed = (row: Row) => VIEWERS.filter((who) => row.endsSession || isLetIn(row, who))

test('every route has a row, with its action and each intent of it; no row is about a route that is gone', () => {
  expect(new Set(GOLDEN.map(({ door }) => door))).toEqual(new Set(doors))
  for (const { marks } of GOLDEN) expect(marksOf(marks)).toHaveLength(VIEWERS.length)
})

test('a page without an action takes no post', async () => {
  for (const route of await appRoutes()) {
    if (route.hasAction) continue
    const { path } = GOLDEN.find(({ door }) => door === `GET ${route.path}`)!
    for (const data of [false, true]) {
      const { mark } = await knock(world, 'admin', { door: `POST ${route.path}`, path }, { data })
      expect([route.path, data, mark]).toEqual([route.path, data, '5'])
    }
  }
})

describe('who is not let in', () => {
  test.each(rows)('%s: gets the answer of the rules, and changes nothing', async (_name, row) => {
    for (const data of [false, true]) {
      // What the attempts are about is made first, so that only the attempts lie between before and after.
      const prepared = await Promise.all(
        denied(row).map(async (who) => [who, (await row.form?.(world, who)) ?? {}] as const),
      )
      const before = await fingerprint(world.server.database.pool)
      const got: Record<string, string> = {}
      for (const [who, form] of prepared) {
        got[who] = (await knock(world, who, { ...row, form: () => form }, { data })).mark
      }
      expect(got).toEqual(only(expected(row), denied(row)))
      expect(await fingerprint(world.server.database.pool)).toEqual(before)
    }
  })
})

describe('who is let in', () => {
  test.each(rows)('%s: gets there, and a change is a change', async (_name, row) => {
    for (const who of allowed(row)) {
      for (const data of [false, true]) {
        const form = (await row.form?.(world, who)) ?? {}
        const isChange =
          row.door.startsWith('POST') && !row.readsOnly && !(row.endsSession && who === 'anonym')
        const before = isChange && (await fingerprint(world.server.database.pool))
        const { mark } = await knock(world, who, { ...row, form: () => form }, { data })
        expect([who, data, mark]).toEqual([who, data, expected(row)[who]])
        if (isChange) expect(await fingerprint(world.server.database.pool)).not.toEqual(before)
        if (row.endsSession) await world.renew(who)
      }
    }
  })
})

describe('what one sees of others', () => {
  const LISTS = [
    ...[
      '/',
      '/oversikt',
      '/tavlor',
      '/arshjul',
      '/mal',
      '/mal/GR',
      '/import',
      '/personer',
      '/konto',
      '/finns/inte',
    ],
    ...['/api/v1/boards', '/api/v1/insatser', '/api/v1/matvarden', '/api/v1/delmal'],
  ]

  test.each(['utomstaende forvaltning', 'utomstaende admin'] as const)(
    '%s: no page and no resource holds a single id of Lindvik',
    async (who) => {
      const theirs = await idsOf('Lindviks kommun')
      const asked = [...LISTS, ...withLindvik()]
      for (const path of [...asked, ...asked.map(dataPath)]) {
        const { body } = await knock(world, who, { door: 'GET', path: () => path })
        expect([path, theirs.filter((id) => body.includes(id) && !path.includes(id))]).toEqual([path, []])
      }
    },
  )

  test('the same search finds them on the pages of Lindvik’s own förvaltning', async () => {
    const theirs = await idsOf('Lindviks kommun')
    for (const path of ['/tavlor', '/oversikt.data', '/arshjul.data', '/mal.data', '/api/v1/boards']) {
      const { body } = await knock(world, 'forvaltning', { door: 'GET', path: () => path })
      expect([path, theirs.some((id) => body.includes(id))]).toEqual([path, true])
    }
  })

  test.each([
    '/tavlor',
    '/tavlor.data',
    '/oversikt.data',
    '/mal/GR.data',
    '/api/v1/boards',
    '/api/v1/insatser',
  ])('%s names only boards that one may open', async (path) => {
    const { enhetBoard, egetLagBoard, annatLagBoard, huvudmanBoard, grannBoard, utomstaendeBoard } = world.ids
    const watched = { enhetBoard, egetLagBoard, annatLagBoard, huvudmanBoard, grannBoard, utomstaendeBoard }
    const readable = boardsToRead()
    for (const who of VIEWERS) {
      const { body } = await knock(world, who, { door: 'GET', path: () => path })
      const named = Object.entries(watched).filter(([, id]) => body.includes(id))
      const wrongly = named.map(([name]) => name).filter((name) => !readable[who].includes(name))
      expect([who, wrongly]).toEqual([who, []])
    }
  })

  test('/api/v1/boards and /tavlor name all of those that one may open', async () => {
    for (const who of VIEWERS.filter((name) => name !== 'anonym')) {
      for (const path of ['/api/v1/boards', '/tavlor']) {
        const { body } = await knock(world, who, { door: 'GET', path: () => path })
        const named = Object.entries(world.ids).filter(([, id]) => body.includes(id))
        expect([who, path, named.map(([name]) => name)]).toEqual([
          who,
          path,
          expect.arrayContaining(boardsToRead()[who]),
        ])
      }
    }
  })

  test('an id of another huvudman is answered word for word as one that never was', async () => {
    const { enhet, enhetBoard } = world.ids
    const paths = [
      '/enheter/:id',
      '/tavlor/:id',
      '/tavlor/:id/forfattare',
      '/tavlor/:id/handelser',
      '/tavlor/:id/versioner',
      '/enheter/:id.data',
      '/tavlor/:id.data',
    ]
    for (const who of ['utomstaende forvaltning', 'utomstaende admin', 'annan rektor', 'anonym'] as const) {
      for (const path of paths) {
        const real = path.startsWith('/enheter') ? enhet : enhetBoard
        expect([who, path, await answer(who, path, real)]).toEqual([
          who,
          path,
          await answer(who, path, randomUUID()),
        ])
      }
    }
  })

  async function answer(who: ViewerName, path: string, id: string): Promise<string> {
    const { mark, body, headers } = await knock(world, who, {
      door: 'GET',
      path: () => path.replace(':id', id),
    })
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '-'
    return `${mark} ${headers.get('location')} ${body}`.replaceAll(id, ':id').replaceAll(nonce, ':nonce')
  }

  function withLindvik(): string[] {
    const { enhet } = world.ids
    return ['boards', 'insatser', 'matvarden'].map((resource) => `/api/v1/${resource}?enhet=${enhet}`)
  }
})

describe('the board’s socket', () => {
  test.each(Object.entries(SOCKET))('%s opens for its readers and for nobody else', async (name, marks) => {
    const boardId = world.ids[name as keyof typeof SOCKET]
    for (const [i, who] of VIEWERS.entries()) {
      expect([who, await knockSocket(world, who, boardId)]).toEqual([who, marksOf(marks)[i]])
      expect([who, await knockSocket(world, who, boardId, 'https://evil.example')]).toEqual([who, '3'])
    }
  })
})

/** From the roles, by hand: who may open which of the watched boards. */
function boardsToRead(): Record<ViewerName, string[]> {
  const strand = ['enhetBoard', 'egetLagBoard', 'annatLagBoard', 'huvudmanBoard']
  const all = [...strand, 'grannBoard']
  return {
    anonym: [],
    'utomstaende forvaltning': ['utomstaendeBoard'],
    'utomstaende admin': ['utomstaendeBoard'],
    'annan rektor': ['huvudmanBoard', 'grannBoard'],
    pedagog: strand,
    rektor: strand,
    forvaltning: all,
    namnd: ['enhetBoard', 'huvudmanBoard', 'grannBoard'],
    admin: all,
    'utan roller': [],
  }
}

function marksOf(marks: string): string[] {
  return marks.trim().split(/\s+/)
}

function isLetIn(row: Row, who: ViewerName): boolean {
  return LET_IN.includes(expected(row)[who]!)
}

function only(marks: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, marks[name]!]))
}

/** Ids of everything that a huvudman owns, but those that are the same for everybody. */
async function idsOf(namn: string): Promise<string[]> {
  const tables = [
    'enhet',
    'arbetslag',
    'person',
    'rolltilldelning',
    'board',
    'arshjulspost',
    'mal',
    'indikator',
    'matvarde',
  ]
  const { rows: found } = await world.server.database.pool.query<{ id: string }>(
    tables
      .map(
        (table) =>
          `select id::text from ${table} where huvudman_id = (select id from huvudman where namn = $1)`,
      )
      .join(' union all '),
    [namn],
  )
  expect(found.length).toBeGreaterThan(100)
  return found.map(({ id }) => id)
}

/** What the seed and the roles that were taken set going has reached the tables. */
function untilQuiet(): Promise<void> {
  let last: Fingerprint = {}
  return vi.waitFor(
    async () => {
      const before = last
      last = await fingerprint(world.server.database.pool)
      expect(last).toEqual(before)
    },
    { interval: 1_500, timeout: 30_000 },
  )
}
