/**
 * One visitor's way to the server, as a proxy that can go down or fall silent. Playwright's own `setOffline` leaves
 * open WebSockets alone; here they break with everything else, as when one walks out of reach.
 */
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { BrowserContextOptions } from 'playwright-core'

export type Network = {
  /** For the visitor's context. */
  options: Pick<BrowserContextOptions, 'proxy'>
  /** Breaks every connection and takes no new ones. */
  cut(): void
  /** Connections stay open, but nothing that the visitor sends arrives any more; it is lost with the next cut. */
  swallow(): void
  restore(): void
  close(): Promise<void>
}

export async function createNetwork(): Promise<Network> {
  let state: 'up' | 'silent' | 'down' = 'up'
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  const proxy = createServer((asked, answer) => {
    const onward = request(asked.url!, { method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode!, answered.headers)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  proxy.on('connection', (socket) => {
    hold(socket)
    if (state === 'down') socket.destroy()
  })
  // A WebSocket goes through a tunnel.
  proxy.on('connect', (asked, from: Socket, head) => {
    const { hostname, port } = new URL(`http://${asked.url}`)
    const to = connect(Number(port), hostname, () => {
      from.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      to.write(head)
      to.pipe(from)
      from.on('data', (bytes) => state !== 'silent' && to.write(bytes))
    })
    hold(to)
    from.on('close', () => to.destroy())
    to.on('close', () => from.destroy())
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as AddressInfo

  return {
    options: { proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' } },
    cut() {
      state = 'down'
      for (const socket of sockets) socket.destroy()
    },
    swallow() {
      state = 'silent'
    },
    restore() {
      state = 'up'
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => proxy.close(done))
    },
  }
}
