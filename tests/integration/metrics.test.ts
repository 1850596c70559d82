import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { board as boardTable } from '#db/schema/board.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'
import { ScriptedClient } from './realtime/scripted-client.ts'

const TOKEN = 'ett-langt-ord-som-bara-vi-kan'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ pages: false, config: { metricsToken: TOKEN } })
})
afterAll(() => server.close())

type Answer = { status: number; type: string; text: string }

/** With headers that fetch will not send, Host above all. */
function ask(headers: Record<string, string> = {}, method = 'GET', port = server.port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/metrics', method, headers }, (response) => {
      let text = ''
      response.on('data', (part) => (text += part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, type: response.headers['content-type'] ?? '', text }),
      )
    })
    asked.on('error', reject).end()
  })
}

/** Every sample by its name and labels. */
function samples(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

test('whoever sits at the machine reads every measure, in the form of Prometheus', async () => {
  const { status, type, text } = await ask()
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  for (const line of text.split('\n'))
    expect(line).toMatch(
      /^$|^# (HELP|TYPE) [a-z_0-9]+ |^[a-z_0-9]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? \S+$/,
    )
  const names = new Set([...samples(text).keys()].map((name) => name.replace(/\{.*/, '')))
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'kvt_boards_open',
    'kvt_connections',
    'kvt_journal_backlog_bytes',
    'kvt_save_seconds_bucket',
    'kvt_commit_seconds_sum',
    'kvt_commit_rows_count',
    'kvt_pool_waiting',
  ])
    expect(names).toContain(name)
  const found = samples(text)
  expect(found.get('kvt_database_up')).toBe(1)
  expect(found.get('kvt_migrations_missing')).toBe(0)
})

test('what people do is counted, and no label says who or where', async () => {
  const { db } = server.database
  const huvudman = await createHuvudman(db)
  const { huvudmanId } = huvudman
  const enhetId = await huvudman.enhet('Ekbackens skola')
  await huvudman.person('rektor@prov.se', 'rektor', { enhetId })
  const boardId = randomUUID()
  await db.insert(boardTable).values({
    ...{ id: boardId, huvudmanId, enhetId, niva: 'enhet', lasar: '2026/27', titel: 'Provtavla' },
  })
  const headers = { cookie: await server.signIn('rektor@prov.se'), origin: server.url }
  const url = `ws://localhost:${server.port}/yjs/${boardId}`
  const client = await new ScriptedClient({ url, headers }).synced()
  for (const rubrik of ['Ett', 'Två', 'Tre']) {
    addUtfall(client.board, { id: randomUUID(), kategori: 'resultat', rubrik })
    await client.allSaved()
  }
  const read = async () => samples((await ask()).text)
  const during = await read()
  expect(Object.fromEntries([...during].filter(([name]) => EXPECTED.includes(name)))).toMatchObject({
    kvt_boards_open: 1,
    kvt_boards_hot: 1,
    kvt_connections: 1,
    kvt_journal_backlog_bytes: 0,
    kvt_journal_oldest_unsaved_seconds: 0,
    // A card is born, and then shown.
    kvt_save_seconds_count: 6,
    kvt_board_client_ids_max: 1,
  })
  expect(during.get('kvt_commit_rows_count')).toBeGreaterThanOrEqual(3)
  expect(during.get('kvt_commit_rows_bucket{le="1"}')).toBe(during.get('kvt_commit_rows_count'))
  await expect.poll(async () => (await read()).get('kvt_projection_seconds_count'), SOON).toBeGreaterThan(0)
  await client.close()
  await expect.poll(async () => (await read()).get('kvt_connections'), SOON).toBe(0)
  expect((await read()).get('kvt_closes_total{code="1005"}')).toBe(1)

  const text = (await ask()).text
  const labels = [...text.matchAll(/^kvt_\w+\{(\w+)="([^"]*)"\}/gm)].map(
    ([, label, value]) => `${label} ${value}`,
  )
  for (const label of labels)
    expect(label).toMatch(
      /^(le [\d.+Inf]+|kind [a-z0-9-]+|code \d{4}|outcome (done|failed)|fate (received|dropped))$/,
    )
})

const SOON = { timeout: 5_000, interval: 50 }
const EXPECTED = [
  ...[
    'kvt_boards_open',
    'kvt_boards_hot',
    'kvt_boards_packed',
    'kvt_connections',
    'kvt_journal_backlog_bytes',
  ],
  ...['kvt_journal_oldest_unsaved_seconds', 'kvt_save_seconds_count'],
  'kvt_board_client_ids_max',
]

test('to anybody else there is no such page', async () => {
  const nowhere: Record<string, string>[] = [
    { 'X-Forwarded-For': '203.0.113.7' },
    { Forwarded: 'for=203.0.113.7' },
    { 'X-Real-IP': '203.0.113.7' },
    { Via: '1.1 proxy' },
    // A page elsewhere that made its own name mean this machine.
    { Host: 'elsewhere.example' },
    { Host: 'localhost.elsewhere.example' },
    { Host: 'elsewhere.example', Authorization: 'Bearer fel' },
    { Host: 'elsewhere.example', Authorization: TOKEN },
    { Host: 'elsewhere.example', Authorization: `Bearer ${TOKEN}x` },
    { Host: 'elsewhere.example', Authorization: `Basic ${TOKEN}` },
  ]
  for (const headers of nowhere) expect((await ask(headers)).status, JSON.stringify(headers)).toBe(404)
})

test('the token opens it from elsewhere, and without one nothing does', async () => {
  const away = { Host: 'ska.kommun.se', 'X-Forwarded-For': '203.0.113.7' }
  expect((await ask({ ...away, Authorization: `Bearer ${TOKEN}` })).status).toBe(200)
  const tokenless = await startTestServer({ pages: false })
  try {
    for (const Authorization of ['Bearer null', 'Bearer ', 'Bearer undefined'])
      expect((await ask({ ...away, Authorization }, 'GET', tokenless.port)).status).toBe(404)
  } finally {
    await tokenless.close()
  }
})

test('a database that is gone is told within moments', async () => {
  const bereft = await startTestServer({ pages: false, config: { logLevel: 'silent' } })
  try {
    await bereft.database.drop()
    await expect
      .poll(async () => samples((await ask({}, 'GET', bereft.port)).text).get('kvt_database_up'), {
        timeout: 15_000,
      })
      .toBe(0)
    expect((await ask({}, 'GET', bereft.port)).text).not.toMatch(/^kvt_migrations_missing /m)
  } finally {
    await bereft.close()
  }
})
