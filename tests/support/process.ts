/** The server as a process of its own, as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type ServerProcess = {
  child: ChildProcess
  /** Where it says that it answers. Rejects, with what it said, when it ends instead. */
  url: Promise<string>
  /** Everything it has printed. */
  output(): string
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
}

/** Starts server/main.ts with this environment on top of a clean one. */
export function startProcess(env: Record<string, string>): ServerProcess {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = Promise.withResolvers<string>()
  url.promise.catch(() => {})
  const listen = (chunk: Buffer) => {
    said += chunk
    const address = /Kvalitetstavlan är igång: (\S+)/.exec(said)?.[1]
    if (address) url.resolve(address)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<number | NodeJS.Signals>((done) => {
    child.once('close', (code, signal) => {
      url.reject(new Error(`The server ended (${code ?? signal}) and said:\n${said}`))
      done(code ?? signal ?? 'SIGKILL')
    })
  })
  return { child, url: url.promise, output: () => said, ended, kill: (signal) => void child.kill(signal) }
}

export type DataDir = {
  path: string
  /** The process id of the PostgreSQL that runs on it, if one does. */
  postmaster(): number | null
  /** Asks that PostgreSQL, past the server. */
  query(statement: string): Promise<Record<string, unknown>[]>
  remove(): void
}

/** A data folder of the test's own, below one that PostgreSQL's account can pass. */
export function createDataDir(): DataDir {
  const path = mkdtempSync(join(tmpdir(), 'kvt-data-'))
  chmodSync(path, 0o755)
  const pidFile = join(path, 'pg/postmaster.pid')
  return {
    path,
    postmaster() {
      const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
      return pid && isRunning(pid) ? pid : null
    },
    async query(statement) {
      const password = readFileSync(join(path, 'pg/kvalitetstavlan.password'), 'utf8')
      const port = readFileSync(pidFile, 'utf8').split('\n')[3]
      const client = new pg.Client(`postgresql://app:${password}@127.0.0.1:${port}/kvalitetstavlan`)
      await client.connect()
      try {
        return (await client.query(statement)).rows
      } finally {
        await client.end()
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A zombie has ended: in a container without an init nobody collects it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self/stat') || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
