/**
 * Stands between a server and PostgreSQL and understands as much of their protocol as it takes to stop at a
 * statement: before PostgreSQL hears of it, when it has heard half, or when it has done it and nobody has been told.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Statement = {
  /** Its text; also that of a prepared one, which is known by its name the second time. */
  text: string
  /** Which connection, counted from 1, and how many statements came on it before. */
  connection: number
  index: number
}

/** What becomes of a statement. A cut ends its connection on both sides. */
export type Fate = 'pass' | 'cut before' | 'cut half-way' | 'cut after'

export type PgProxy = {
  /** The database by way of the proxy. */
  url: string
  /** Asked for each statement. */
  decide: (statement: Statement) => Fate
  /** Called when a cut has happened. */
  onCut: (statement: Statement, fate: Fate) => void
  /** Takes another text in place of one that has no parameters. */
  rewrite: (text: string) => string
  /** How long everything takes in either direction. */
  delayMs: number
  close(): Promise<void>
}

export async function createPgProxy(databaseUrl: string): Promise<PgProxy> {
  const url = new URL(databaseUrl)
  const target = { host: url.hostname, port: Number(url.port) }
  const ends = new Set<() => void>()
  let connections = 0
  const server = createServer((near) => {
    const far = connect(target)
    const end = () => {
      near.destroy()
      far.destroy()
      ends.delete(end)
    }
    ends.add(end)
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', end).on('close', end)
    relay({ near, far, end, proxy, connection: ++connections })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url.port = String((server.address() as AddressInfo).port)
  url.hostname = '127.0.0.1'
  const proxy: PgProxy = {
    url: url.href,
    decide: () => 'pass',
    onCut: () => {},
    rewrite: (text) => text,
    delayMs: 0,
    async close() {
      for (const end of ends) end()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

type Link = { near: Socket; far: Socket; end: () => void; proxy: PgProxy; connection: number }

function relay({ near, far, end, proxy, connection }: Link): void {
  const prepared = new Map<string, string>()
  const toFar = delayed(far, proxy)
  const toNear = delayed(near, proxy)
  let statements = 0
  let unanswered: { statement: Statement; fate: Fate } | null = null
  let group: Message[] = []
  let isOver = false

  const cut = (statement: Statement, fate: Fate) => {
    isOver = true
    end()
    proxy.onCut(statement, fate)
  }
  const fromNear = messages(true)
  near.on('data', (bytes: Buffer) => {
    for (const message of fromNear(bytes)) {
      if (isOver) return
      group.push(message)
      // A query by itself, or the end of a prepared one; everything else that matters comes in front of that.
      if (message.type !== 'Q' && message.type !== 'S') {
        if (message.type === '' || message.type === 'p' || message.type === 'X') toFar(flush())
        continue
      }
      const text = textOf(group, prepared)
      const statement = { text, connection, index: statements++ }
      const fate = proxy.decide(statement)
      if (fate === 'cut before') return cut(statement, fate)
      const sent = message.type === 'Q' ? query(proxy.rewrite(text)) : flush()
      group = []
      if (fate === 'cut half-way') {
        far.write(sent.subarray(0, sent.length >> 1), () => cut(statement, fate))
        return
      }
      if (fate === 'cut after') unanswered = { statement, fate }
      toFar(sent)
    }
  })
  const fromFar = messages(false)
  far.on('data', (bytes: Buffer) => {
    if (!unanswered) return toNear(bytes)
    // Ready for the next one: this one is done, and committed if it was alone.
    for (const { type } of fromFar(bytes)) if (type === 'Z') return cut(unanswered.statement, unanswered.fate)
  })

  function flush(): Buffer {
    return Buffer.concat(group.splice(0).map(({ bytes }) => bytes))
  }
}

type Message = { type: string; bytes: Buffer }

/** Splits what arrives into whole messages. The first one of a client has a length and no type. */
function messages(isClient: boolean): (bytes: Buffer) => Message[] {
  let rest = Buffer.alloc(0)
  let isFirst = isClient
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    const whole: Message[] = []
    for (;;) {
      const head = isFirst ? 0 : 1
      if (rest.length < head + 4) return whole
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return whole
      whole.push({ type: isFirst ? '' : String.fromCharCode(rest[0]!), bytes: rest.subarray(0, length) })
      rest = rest.subarray(length)
      isFirst = false
    }
  }
}

/** The text of a query, or of the prepared statement that a group of messages names. */
function textOf(group: readonly Message[], prepared: Map<string, string>): string {
  let text = ''
  for (const { type, bytes } of group) {
    const strings = bytes.subarray(5).toString('latin1').split('\0')
    if (type === 'Q') text = bytes.subarray(5, -1).toString()
    if (type === 'P') {
      text = strings[1]!
      prepared.set(strings[0]!, text)
    }
    // The portal's name, then the statement's.
    if (type === 'B') text = prepared.get(strings[1]!) ?? ''
  }
  return text
}

function query(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Writes in order, each piece when it is old enough. */
function delayed(socket: Socket, proxy: Pick<PgProxy, 'delayMs'>): (bytes: Buffer) => void {
  let last = Promise.resolve()
  let waiting = 0
  const write = (bytes: Buffer) => {
    if (!socket.destroyed) socket.write(bytes)
  }
  return (bytes) => {
    if (proxy.delayMs === 0 && waiting === 0) return write(bytes)
    const isOld = pause(proxy.delayMs)
    waiting++
    last = last.then(async () => {
      await isOld
      waiting--
      write(bytes)
    })
  }
}
