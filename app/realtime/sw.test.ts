import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { beforeEach, expect, test, vi } from 'vitest'

// The service worker as the browser gets it, in a world of its own: caches, network and clock are the test's.
const source = readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8')
const ORIGIN = 'https://ska.example'
const BOARD = '/tavlor/11111111-1111-4111-8111-111111111111'

type Network = (path: string) => Response | Promise<Response>
type FetchEvent = { respondWith(answer: Promise<Response>): void; waitUntil(work: Promise<unknown>): void }

function startWorker(network: Network) {
  const stores = new Map<string, Map<string, Response>>()
  const keyOf = (request: string | Request) =>
    new URL(typeof request === 'string' ? request : request.url, ORIGIN).href
  const cacheOf = (name: string) => {
    const entries = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, entries)
    return {
      match: async (request: string | Request) => entries.get(keyOf(request))?.clone(),
      put: async (request: string | Request, response: Response) =>
        void entries.set(keyOf(request), response),
      delete: async (request: string | Request) => entries.delete(keyOf(request)),
      keys: async () => [...entries.keys()].map((url) => new Request(url)),
      add: async (request: string) =>
        void entries.set(keyOf(request), await network(new URL(keyOf(request)).pathname)),
    }
  }
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (request: string) => {
      for (const name of stores.keys()) {
        const found = await cacheOf(name).match(request)
        if (found) return found
      }
      return undefined
    },
  }
  const listeners = new Map<string, (event: unknown) => void>()
  const self = {
    location: new URL(ORIGIN),
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
  }
  const fetch = async (request: Request) => asFetched(await network(new URL(request.url).pathname))
  const indexedDB = { databases: async () => [] }
  class LocalRequest extends Request {
    constructor(input: string, init?: RequestInit) {
      super(new URL(input, ORIGIN), init)
    }
  }
  runInContext(
    source,
    createContext({
      self,
      caches,
      fetch,
      indexedDB,
      URL,
      Response,
      Request: LocalRequest,
      Set,
      Promise,
      setTimeout,
      Error,
      String,
    }),
  )

  async function get(path: string, { method = 'GET', mode = 'navigate' } = {}): Promise<Response | null> {
    let answer: Promise<Response> | null = null
    const work: Promise<unknown>[] = []
    const event: FetchEvent = {
      respondWith: (given) => {
        answer = given
      },
      waitUntil: (given) => void work.push(given),
    }
    const request = Object.assign(new Request(new URL(path, ORIGIN), { method }))
    Object.defineProperty(request, 'mode', { value: mode })
    listeners.get('fetch')!({ request, ...event })
    const response = await answer
    await Promise.all(work)
    return response
  }
  return { get }
}

/** A response that came over the network, which is what the worker may keep. */
function asFetched(response: Response): Response {
  Object.defineProperty(response, 'type', { value: 'basic' })
  const { clone } = response
  response.clone = () => asFetched(clone.call(response))
  return response
}

const offline: Network = () => {
  throw new TypeError('Failed to fetch')
}

let network: Network
beforeEach(() => {
  network = (path) => new Response(`page ${path}`)
})
const start = () => startWorker((path) => network(path))

test('a board that was open opens again without a network', async () => {
  const { get } = start()
  await get(`${BOARD}/orsaker`)
  network = offline
  expect(await (await get(`${BOARD}/orsaker`))?.text()).toBe(`page ${BOARD}/orsaker`)
})

test('another view of the same board leads to the one that is kept', async () => {
  const { get } = start()
  await get(`${BOARD}/orsaker`)
  network = offline
  const answer = await get(`${BOARD}/insatser`)
  expect(answer?.status).toBe(302)
  expect(answer?.headers.get('location')).toContain(`${BOARD}/orsaker`)
})

test('with a network the network decides, and what is no longer there is forgotten', async () => {
  const { get } = start()
  await get(`${BOARD}/orsaker`)
  network = () => new Response(null, { status: 404 })
  expect((await get(`${BOARD}/orsaker`))?.status).toBe(404)
  network = offline
  expect((await get(`${BOARD}/orsaker`))?.status).toBe(503)
})

test('signing out takes every page with it', async () => {
  const { get } = start()
  await get(`${BOARD}/orsaker`)
  await get('/logout', { method: 'POST' })
  network = offline
  expect(await (await get(`${BOARD}/orsaker`))?.text()).toContain('Du är utan nät')
})

test('a network that does not answer gives way to the kept page', async () => {
  vi.useFakeTimers()
  try {
    const { get } = start()
    await get(BOARD)
    network = () => new Promise(() => {})
    const answer = get(BOARD)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(await (await answer)?.text()).toBe(`page ${BOARD}`)
  } finally {
    vi.useRealTimers()
  }
})

test('files by content hash are fetched once, and other requests are left alone', async () => {
  const { get } = start()
  await get('/assets/app-1a2b.js', { mode: 'cors' })
  network = offline
  expect(await (await get('/assets/app-1a2b.js', { mode: 'cors' }))?.text()).toBe('page /assets/app-1a2b.js')
  expect(await get('/api/v1/boards', { mode: 'cors' })).toBeNull()
  expect(await get(`${BOARD}/forfattare`, { mode: 'cors' })).toBeNull()
})
