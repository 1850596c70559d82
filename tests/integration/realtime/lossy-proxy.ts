/** Stands between the journal and PostgreSQL and loses what it is told to lose. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type LossyProxy = {
  /** The database's address by way of the proxy. */
  url: string
  /** Swallows the next answer to an insert and hangs up: the commit has happened, and nobody was told. */
  loseNextAnswer(): void
  /** How many answers were lost. */
  lost: number
  close(): Promise<void>
}

export async function createLossyProxy(databaseUrl: string): Promise<LossyProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let losing = 0
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    let isInserting = false
    const hangUp = () => {
      near.destroy()
      far.destroy()
      sockets.delete(near)
    }
    sockets.add(near)
    near.on('data', (bytes) => {
      // After the first time the statement is known by its name alone.
      if (losing > 0 && bytes.includes('journal-insert')) isInserting = true
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      // 'C' with its length: the statement is complete, and committed.
      if (isInserting && bytes.includes('INSERT 0')) {
        losing--
        proxy.lost++
        hangUp()
      } else near.write(bytes)
    })
    for (const socket of [near, far]) {
      socket.on('error', hangUp)
      socket.on('close', hangUp)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  const proxy: LossyProxy = {
    url: url.href,
    lost: 0,
    loseNextAnswer: () => void losing++,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}
