import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createDataDir,
  type DataDir,
  isRunning,
  type ServerProcess,
  startProcess,
} from '#tests/support/process.ts'

/** First starts make a database cluster and fill it. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })
const SOON = { timeout: 20_000, interval: 50 }

let data: DataDir
const started: ServerProcess[] = []

beforeEach(() => {
  data = createDataDir()
})
afterEach(async () => {
  for (const server of started.splice(0)) {
    server.kill('SIGKILL')
    await server.ended
  }
  const orphan = data.postmaster()
  if (orphan) process.kill(orphan, 'SIGQUIT')
  await vi.waitFor(() => expect(data.postmaster()).toBeNull(), SOON)
  data.remove()
})

test('a first start makes the database, fills the demo, tells the address and the accounts, and stops clean', async () => {
  const server = start({ DEMO: '1' })
  const url = await server.url
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  await vi.waitFor(() => expect(server.output()).toMatch(/rektor@demo\.se\s+Rektor/), SOON)
  expect(server.output()).toContain('lösenord demo')
  const form = new URLSearchParams({ epost: 'rektor@demo.se', losenord: 'demo' })
  const answer = await fetch(`${url}/login`, { method: 'POST', body: form, redirect: 'manual' })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
    302,
    expect.stringMatching(/^kvalitetstavlan=/),
  ])

  const postmaster = data.postmaster()
  expect(postmaster).not.toBeNull()
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(isRunning(postmaster!)).toBe(false)
  await expect(fetch(`${url}/health/live`)).rejects.toThrow()
})

test('Ctrl-C stops both processes and leaves neither behind', async () => {
  const server = start()
  await server.url
  const postmaster = data.postmaster()!
  server.kill('SIGINT')
  expect(await server.ended).toBe(0)
  expect(isRunning(postmaster)).toBe(false)
})

test('after SIGKILL the next start adopts the database, with everything that was in it', async () => {
  const first = start()
  await first.url
  await leaveMark()
  const postmaster = data.postmaster()!
  first.kill('SIGKILL')
  await first.ended
  expect(isRunning(postmaster)).toBe(true)

  const second = start()
  await second.url
  expect(data.postmaster()).toBe(postmaster)
  expect(await findMark()).toBe(true)
  second.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(isRunning(postmaster)).toBe(false)
})

test('after SIGKILL of the server and of PostgreSQL the next start recovers', async () => {
  const first = start()
  await first.url
  await leaveMark()
  const postmaster = data.postmaster()!
  first.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await first.ended

  const second = start()
  await second.url
  expect(data.postmaster()).not.toBe(postmaster)
  expect(await findMark()).toBe(true)
})

test('when PostgreSQL dies under a running server it is started again, and the server goes on', async () => {
  const server = start({ LOG_LEVEL: 'silent' })
  const url = await server.url
  await leaveMark()
  const postmaster = data.postmaster()!
  process.kill(postmaster, 'SIGKILL')
  await vi.waitFor(async () => {
    expect(data.postmaster()).not.toBe(postmaster)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  }, SOON)
  expect(await findMark()).toBe(true)
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(data.postmaster()).toBeNull()
})

test('a second server on the same data folder refuses in a sentence, and the first does not notice', async () => {
  const first = start()
  const url = await first.url
  const postmaster = data.postmaster()
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.output().trim()).toBe(
    `Datamappen ${data.path} används redan av en annan Kvalitetstavla (process ${first.child.pid}). ` +
      'Stäng den först, eller ge den här en egen datamapp: DATA_DIR=.data2 npm start',
  )
  expect(data.postmaster()).toBe(postmaster)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
})

test('two first starts at once: one serves, the other refuses, and the cluster is whole', async () => {
  const both = [start(), start()]
  const outcome = await Promise.all(
    both.map(({ url }) =>
      url.then(
        () => 'serves',
        () => 'refuses',
      ),
    ),
  )
  expect(outcome.toSorted()).toEqual(['refuses', 'serves'])
  const refused = both[outcome.indexOf('refuses')]!
  expect(refused.output()).toContain('används redan av en annan Kvalitetstavla')
  const serving = both[outcome.indexOf('serves')]!
  expect((await fetch(`${await serving.url}/health/ready`)).status).toBe(200)
})

test('a busy port stops the start in a sentence, before the data folder is touched', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => busy.once('listening', ready))
  const { port } = busy.address() as { port: number }
  try {
    const server = start({ PORT: String(port) })
    expect(await server.ended).toBe(1)
    expect(server.output().trim()).toMatch(
      new RegExp(`^Port ${port} är upptagen\\. .*PORT=${port + 1} npm start$`),
    )
    expect(data.postmaster()).toBeNull()
  } finally {
    busy.close()
  }
})

test('a faulty environment is told whole, and nothing is started', async () => {
  const server = start({ PORT: 'x', PUBLIC_URL: 'ftp://a' })
  expect(await server.ended).toBe(1)
  expect(server.output()).toMatch(/PORT: .*\n.*PUBLIC_URL: /)
  expect(server.output()).not.toMatch(/\n\s+at /)
})

test('a database that does not answer is told in a sentence without its password', async () => {
  const server = start({ DATABASE_URL: 'postgresql://app:hemligt@127.0.0.1:1/ska' })
  expect(await server.ended).toBe(1)
  expect(server.output()).toContain('DATABASE_URL: databasen svarar inte (ECONNREFUSED)')
  expect(server.output()).not.toContain('hemligt')
})

test('a signal during the start takes down what was started', async () => {
  const server = start()
  await vi.waitFor(() => expect(data.postmaster()).not.toBeNull(), SOON)
  const postmaster = data.postmaster()!
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(isRunning(postmaster)).toBe(false)
})

function start(env: Record<string, string> = {}): ServerProcess {
  const server = startProcess({ DATA_DIR: data.path, DEMO: '0', ...env })
  started.push(server)
  return server
}

function leaveMark(): Promise<unknown> {
  return data.query(`insert into huvudman (id, namn) values (gen_random_uuid(), 'Märket')`)
}

async function findMark(): Promise<boolean> {
  return (await data.query(`select 1 from huvudman where namn = 'Märket'`)).length === 1
}
