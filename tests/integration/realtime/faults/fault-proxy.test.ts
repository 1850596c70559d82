/** The bad network itself: what it promises must be so, or the tests behind it prove nothing. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CALM, createFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts'

let server: Server
let proxy: FaultProxy
let far: Socket[]

beforeEach(async () => {
  far = []
  server = createServer((socket) => {
    socket.on('error', () => {})
    far.push(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy = await createFaultProxy((server.address() as AddressInfo).port, () => 0.5)
})
afterEach(async () => {
  await proxy.close()
  for (const socket of far) socket.destroy()
  await new Promise((done) => server.close(done))
})

type End = { socket: Socket; heard: () => number; fault: () => string | null; isClosed: () => boolean }

/** A socket and what has come out of it. */
function watch(socket: Socket): End {
  let heard = 0
  let fault: string | null = null
  let isClosed = false
  socket.on('data', (bytes) => (heard += bytes.length))
  socket.on('error', (error) => (fault = (error as NodeJS.ErrnoException).code ?? null))
  socket.on('close', () => (isClosed = true))
  return { socket, heard: () => heard, fault: () => fault, isClosed: () => isClosed }
}

async function line(): Promise<[End, End]> {
  const before = far.length
  const socket = connect(proxy.port, '127.0.0.1')
  await once(socket, 'connect')
  await expect.poll(() => far.length, SOON).toBe(before + 1)
  return [watch(socket), watch(far.at(-1)!)]
}

const SOON = { interval: 5, timeout: 5_000 }

test('in calm weather everything arrives, and an end is an end', async () => {
  const [near, there] = await line()
  near.socket.end(Buffer.alloc(1_000_000))
  await expect.poll(there.heard, SOON).toBe(1_000_000)
  await expect.poll(there.isClosed, SOON).toBe(true)
  await expect.poll(() => proxy.open, SOON).toBe(0)
})

test('a trickle lets through its figure and no more, and is felt by whoever writes', async () => {
  const [near, there] = await line()
  proxy.set({ bytesPerSecond: 2_000 }, 'down')
  there.socket.write(Buffer.alloc(20_000_000))
  await pause(1_000)
  expect(near.heard()).toBeGreaterThan(500)
  expect(near.heard()).toBeLessThan(3_500)
  expect(there.socket.writableLength).toBeGreaterThan(1_000_000)
  near.socket.write('x')
  await expect.poll(there.heard, SOON).toBe(1)
})

test('a standstill loses nothing, and what is late comes late and in order', async () => {
  const [near, there] = await line()
  const bytes: number[] = []
  there.socket.on('data', (chunk) => bytes.push(...chunk))
  proxy.set({ delayMs: 50, jitterMs: 50 })
  const started = performance.now()
  for (const byte of [1, 2, 3]) near.socket.write(Uint8Array.of(byte))
  await expect.poll(() => bytes.length, SOON).toBe(3)
  expect(performance.now() - started).toBeGreaterThan(70)
  proxy.set({ ...CALM, isStalled: true })
  near.socket.write(Uint8Array.of(4))
  await pause(100)
  expect(bytes).toEqual([1, 2, 3])
  proxy.set(CALM)
  await expect.poll(() => bytes, SOON).toEqual([1, 2, 3, 4])
})

test('a connection that vanishes carries nothing, and neither end hears of it; a cut one is reset', async () => {
  const [near, there] = await line()
  proxy.vanish()
  near.socket.write('lost')
  there.socket.write('lost')
  there.socket.end()
  await pause(100)
  for (const end of [near, there])
    expect([end.heard(), end.fault(), end.isClosed()]).toEqual([0, null, false])
  const [next, over] = await line()
  next.socket.write('new')
  await expect.poll(over.heard, SOON).toBe(3)
  proxy.isDown = true
  proxy.cut()
  await expect.poll(next.fault, SOON).toBe('ECONNRESET')
  const refused = watch(connect(proxy.port, '127.0.0.1'))
  await expect.poll(refused.isClosed, SOON).toBe(true)
})
