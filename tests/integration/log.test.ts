/** Logs and measures are for operators: nothing that anybody wrote, is called or keeps secret is in them. */
import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { board as boardTable } from '#db/schema/board.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createLog, type Logger } from '#server/log.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'
import { ScriptedClient } from './realtime/scripted-client.ts'

/** Stands in everything that must not be logged, so that a leak also says of what. */
const CANARY = /kanarie[\w-]*/gi
const TOKEN = 'kanarie-nyckel-till-metrics'
const soon = { timeout: 20_000, interval: 50 }

let logged = ''
const stream = { write: (line: string) => void (logged += line) }

beforeAll(() => {
  for (const out of [process.stdout, process.stderr])
    vi.spyOn(out, 'write').mockImplementation((chunk) => {
      logged += String(chunk)
      return true
    })
})
afterEach(() => {
  logged = ''
})
afterAll(() => void vi.restoreAllMocks())

test('a day with everything going wrong leaves no word of anybody in log or measures', async () => {
  const { measured, secrets } = await dayOfTrouble(createLog('trace', stream))
  // It was really logged, all of it.
  for (const trace of ['"path":"/login"', 'could not be projected', 'was refused', 'a page failed', 'G23'])
    expect(logged).toContain(trace)
  expect(measured).toContain('kvt_refusals_total{rule="G23"} 1')
  expect(measured).toContain('kvt_projection_failures_total')
  expect([...logged.matchAll(CANARY)].map(String)).toEqual([])
  expect([...measured.matchAll(CANARY)].map(String)).toEqual([])
  for (const secret of secrets) expect(logged + measured).not.toContain(secret)
}, 120_000)

test('a log that writes errors as Node prints them would have told', async () => {
  await dayOfTrouble(pino({ level: 'trace', serializers: { err: inspect } }, stream))
  expect([...logged.matchAll(CANARY)].map(String)).toContain('kanarie-resultat')
}, 120_000)

/** Pages, wrong passwords, edits that are refused or cannot be projected, a decision and an import that fail. */
async function dayOfTrouble(log: Logger): Promise<{ measured: string; secrets: string[] }> {
  const server = await startTestServer({ log, config: { logLevel: 'trace', metricsToken: TOKEN } })
  try {
    const { pool } = server.database
    const { boardId, cookies } = await people(server)
    const [rektor, namnd] = cookies as [string, string]
    await lookAround(server, rektor)

    const client = await open(server, rektor, boardId)
    const utfall = { id: randomUUID(), kategori: 'resultat' as const }
    // PostgreSQL tells in its errors which row it did not take.
    await pool.query(`alter table utfall add constraint ingen check (rubrik not like '%kanarie%')`)
    await pool.query(
      `alter table insats_beslut add constraint ingen check (beslut::text not like '%kanarie%')`,
    )
    addUtfall(client.board, { ...utfall, rubrik: 'kanarie-resultat' })
    const insatsId = randomUUID()
    addInsats(client.board, { id: insatsId, rubrik: 'kanarie-insats' })
    client.say({ user: { namn: 'kanarie-namn' }, vy: 'kanarie-vy' })
    await client.allSaved()
    await expect.poll(() => logged, soon).toContain('could not be projected')

    const reader = await open(server, namnd, boardId)
    addUtfall(reader.board, { ...utfall, id: randomUUID(), rubrik: 'kanarie-otillatet' })
    await expect.poll(() => reader.refused?.rule, soon).toBe('G23')
    const garbler = await open(server, rektor, boardId)
    garbler.sendRaw(Buffer.from('\0\u0002kanarie-skrap'))
    await expect.poll(() => garbler.closed?.code, soon).toBe(1007)

    await decide(server, rektor, boardId, insatsId)
    await bringBadFile(server, rektor)
    const answer = await server.fetch('/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } })
    for (const tab of [client, reader, garbler]) tab.cut()
    return { measured: await answer.text(), secrets: cookies.map((cookie) => cookie.split('=')[1]!) }
  } finally {
    await server.close()
  }
}

async function people(server: TestServer) {
  const { db } = server.database
  const huvudman = await createHuvudman(db, 'Kanarieköpings kommun')
  const enhetId = await huvudman.enhet('Kanarie-skolan')
  await huvudman.person('kanarie-rektor@prov.se', 'rektor', { enhetId })
  await huvudman.person('kanarie-namnd@prov.se', 'namnd')
  const boardId = randomUUID()
  const { huvudmanId } = huvudman
  await db.insert(boardTable).values({
    ...{ id: boardId, huvudmanId, enhetId, arbetslagId: null, niva: 'enhet', lasar: '2026/27' },
    titel: 'Kanarietavlan',
  })
  const cookies = await Promise.all(
    ['kanarie-rektor@prov.se', 'kanarie-namnd@prov.se'].map((epost) => server.signIn(epost)),
  )
  return { boardId, cookies }
}

async function lookAround(server: TestServer, cookie: string): Promise<void> {
  const headers = {
    'User-Agent': 'kanarie-webblasare',
    Referer: `${server.url}/tavlor?sok=kanarie-sokord`,
    Authorization: 'Bearer kanarie-bararen',
  }
  for (const path of ['/', '/tavlor', '/oversikt', '/finns-inte', '/enheter/inget-id', '/api/v1/boards'])
    await server.fetch(`${path}?sok=kanarie-sokord&epost=kanarie@prov.se`, { headers, cookie })
  const form = { epost: 'kanarie-okand@prov.se', losenord: 'kanarie-losenord', till: '/tavlor?kanarie-till' }
  await server.fetch('/login?till=kanarie-till', { method: 'POST', headers, body: new URLSearchParams(form) })
  const known = { ...form, epost: 'kanarie-rektor@prov.se' }
  await server.fetch('/login', { method: 'POST', headers, body: new URLSearchParams(known) })
  await server.fetch('/konto', { method: 'POST', headers, cookie, body: '{"kanarie-trasig' })
}

async function open(server: TestServer, cookie: string, boardId: string): Promise<ScriptedClient> {
  const client = new ScriptedClient({
    url: `ws://localhost:${server.port}/yjs/${boardId}?kanarie-fraga`,
    headers: { cookie, origin: server.url },
  })
  return client.synced()
}

async function decide(server: TestServer, cookie: string, boardId: string, insatsId: string): Promise<void> {
  const form = { intent: 'decide', insatsId, beslut: 'avslagen', motivering: 'kanarie-motivering' }
  const { status } = await server.fetch(`/tavlor/${boardId}/beslut`, {
    method: 'POST',
    cookie,
    body: new URLSearchParams(form),
  })
  expect(status).toBe(500)
}

async function bringBadFile(server: TestServer, cookie: string): Promise<void> {
  for (const content of ['kanarie-rad;kanarie-varde\n"kanarie-oslutet', '\0\u0001kanarie-binart']) {
    const body = new FormData()
    body.set('intent', 'preview')
    body.set('fil', new File([content], 'kanarie-fil.csv', { type: 'text/csv' }))
    await server.fetch('/import', { method: 'POST', cookie, body })
  }
  const headers = { 'Content-Type': 'multipart/form-data; boundary=kanarie-grans' }
  await server.fetch('/import', { method: 'POST', cookie, headers, body: '--kanarie-grans\r\nkanarie-huvud' })
}
