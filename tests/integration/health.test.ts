import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ pages: false })
})
afterAll(() => server.close())

test('a running server is live and ready', async () => {
  const live = await server.fetch('/health/live')
  expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }])
  const ready = await server.fetch('/health/ready')
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', faults: [] }])
})

test('a server is not ready on a database that may lose what it has acknowledged', async () => {
  const careful = await startTestServer({ pages: false, config: { requireDurable: true } })
  try {
    const ready = await careful.fetch('/health/ready')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({
      status: 'unavailable',
      faults: ['fsync is off', 'full_page_writes is off', 'synchronous_commit is off'],
    })
  } finally {
    await careful.close()
  }
})

test('without Redis a second server on the same database answers but is not ready', async () => {
  const second = await startTestServer({ pages: false, database: server.database })
  try {
    expect((await second.fetch('/health/live')).status).toBe(200)
    const ready = await second.fetch('/health/ready')
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unavailable', faults: ['another process serves this database'] },
    ])
  } finally {
    await second.close()
  }
})

test('a server that has lost its database is live but not ready', async () => {
  const bereft = await startTestServer({ pages: false, config: { logLevel: 'silent' } })
  try {
    expect((await bereft.fetch('/health/ready')).status).toBe(200)
    await bereft.database.drop()
    await expect.poll(async () => (await bereft.fetch('/health/ready')).status, { timeout: 5_000 }).toBe(503)
    expect((await bereft.fetch('/health/live')).status).toBe(200)
  } finally {
    await bereft.close()
  }
})
