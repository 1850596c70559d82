/**
 * A Redis of a test's own: on a free port of this machine, in memory alone, with nothing that lives on. Where there is
 * none and none can be had, `redisProgram` is null and the tests that need one are skipped; the run says why.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

type Program = { path: string; argv0: string }

export type TestRedis = {
  url: string
  port: number
  /** Stops it without a word: connections stay open and say nothing. */
  freeze(): void
  thaw(): void
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
  /** Starts it anew on the same port, empty. */
  restart(): Promise<void>
  /** Forgets everything, while people are connected. */
  flush(): Promise<void>
  close(): Promise<void>
}

const NAMES = ['redis-server', 'valkey-server']
const INSTALL_MS = 60_000
const START_MS = 10_000

/** The server to start; null when this machine has none and cannot get one. */
export const redisProgram: Program | null = find() ?? install()

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'kvt-redis-'))
  let child = await launch(port, dir)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill,
    async restart() {
      await kill()
      child = await launch(port, dir)
    },
    flush: () => say(port, 'FLUSHALL'),
    async close() {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function find(): Program | null {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (existsSync(join(dir, name))) return { path: join(dir, name), argv0: name }
  }
  return null
}

/** Debian's redis-tools holds the server's program under another name, and no service that would start. */
function install(): Program | null {
  const path = '/usr/bin/redis-check-rdb'
  const program = { path, argv0: 'redis-server' }
  if (existsSync(path)) return program
  try {
    if (process.getuid?.() !== 0) throw new Error('only root can install one')
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'redis-tools']])
      execFileSync('apt-get', ['-qq', ...args], { timeout: INSTALL_MS, stdio: ['ignore', 'ignore', 'pipe'] })
    if (existsSync(path)) return program
    throw new Error(`redis-tools has no ${path}`)
  } catch (error) {
    const why = (error as Error).message.split('\n')[0]
    console.warn(`SKIPPED: no redis-server or valkey-server here, so tests that need one do not run (${why})`)
    return null
  }
}

async function launch(port: number, dir: string): Promise<ChildProcess> {
  if (!redisProgram) throw new Error('There is no Redis on this machine')
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir]
  const child = spawn(redisProgram.path, args.map(String), { argv0: redisProgram.argv0, stdio: 'ignore' })
  let fault: Error | null = null
  child.on('error', (error) => {
    fault = error
  })
  // A run that ends badly takes it along.
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  const deadline = performance.now() + START_MS
  while (
    !(await say(port, 'PING').then(
      () => true,
      () => false,
    ))
  ) {
    if (fault || child.exitCode !== null || performance.now() > deadline)
      throw new Error(`Redis does not start on port ${port}`, { cause: fault })
    await pause(20)
  }
  return child
}

/** One command without arguments, and its answer. */
function say(port: number, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.once('data', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
