/**
 * The port. It opens before anything else: a busy one stops the start before a database is touched, and whoever
 * comes early is told to wait instead of being refused.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { StartFault } from './start-fault.ts'

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export type FrontDoor = {
  server: Server
  /** The port it got. */
  port: number
  /** Lets requests in. */
  open(listener: RequestListener, upgrade: UpgradeListener): void
  /** Takes no new connections, lets answers under way be finished, then cuts what is left. May be called again. */
  close(): Promise<void>
}

const FINISH_WITHIN_MS = 2_000

export async function openFrontDoor({ host, port }: { host: string; port: number }): Promise<FrontDoor> {
  let listener: RequestListener = sayWait
  let upgrade: UpgradeListener = (_request, socket) => refuseUpgrade(socket, 503)
  const server = createServer((request, response) => listener(request, response))
  // Node forgets a connection that became a WebSocket, but waits for it when it closes.
  const connections = new Set<Socket>()
  server.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head))
  await listen(server, host, port)
  const address = server.address()

  return {
    server,
    port: typeof address === 'object' && address ? address.port : port,
    open(nextListener, nextUpgrade) {
      listener = nextListener
      upgrade = nextUpgrade
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const cut = setTimeout(() => {
        for (const socket of connections) socket.destroy()
      }, FINISH_WITHIN_MS)
      await closed
      clearTimeout(cut)
    },
  }
}

/** Answers an upgrade with plain HTTP and hangs up. */
export function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404 | 503): void {
  const reason = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' }[
    status
  ]
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(explain(error, host, port)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      ready()
    })
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const cause = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE': {
      const advice = `Stäng det, eller välj en annan port: PORT=${port + 1} npm start`
      const who = 'Ett annat program, kanske en Kvalitetstavla som redan är igång, använder den'
      return new StartFault(`Port ${port} är upptagen. ${who}. ${advice}`, cause)
    }
    case 'EACCES':
      return new StartFault(
        `Port ${port} får bara systemet använda. Välj en högre: PORT=3000 npm start`,
        cause,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(`HOST: datorn har ingen adress ${host}. Prova 127.0.0.1 eller 0.0.0.0.`, cause)
    default:
      return error
  }
}

const WAIT_PAGE = `<!doctype html>
<html lang="sv">
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<title>Kvalitetstavlan startar</title>
<p>Kvalitetstavlan startar. Sidan öppnas av sig själv om ett ögonblick.</p>
`

const sayWait: RequestListener = (request, response) => {
  const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
  switch (request.url) {
    case '/health/live':
      response.writeHead(200, json).end('{"status":"ok"}')
      break
    case '/health/ready':
      response.writeHead(503, json).end('{"status":"unavailable","faults":["starting"]}')
      break
    default:
      response
        .writeHead(503, {
          'Content-Type': 'text/html; charset=utf-8',
          'Retry-After': '1',
          'Cache-Control': 'no-store',
        })
        .end(request.method === 'GET' ? WAIT_PAGE : '')
  }
}
