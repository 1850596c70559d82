/**
 * A real PostgreSQL in a folder, driven through its own binaries. The postmaster is detached: it outlives a killed
 * server, and the next start finds and adopts it. Starting, adopting and recovering are the same call.
 */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Account, type Binaries, findBinaries, lentAccount, runAs } from './binaries.ts'
import { dropStalePidFile, readPidFile } from './pid-file.ts'

export type ClusterOptions = {
  dir: string
  /** False only for tests: a power cut may then take anything. */
  durable?: boolean
  /** Kept after a crash, so that open pools find the database again. */
  port?: number
  settings?: Record<string, string>
}

export type Cluster = {
  port: number
  /** It was already running, left by a server that was killed. */
  adopted: boolean
  url(database?: string): string
  stop(): Promise<void>
}

type Folder = { dir: string; binaries: Binaries; account: Account | null }

const PASSWORD = 'kvalitetstavlan.password'
/** Recovery may take its time; a postmaster that dies at once gets fewer tries. */
const ANSWER_WITHIN_MS = 120_000
const LAUNCH_WITHIN_MS = 20_000

/** Creates the cluster if the folder has none, starts it if nobody runs it, and returns when it answers. */
export async function startCluster({
  dir,
  durable = true,
  port,
  settings = {},
}: ClusterOptions): Promise<Cluster> {
  const folder = await openFolder(resolve(dir))
  if (!existsSync(join(folder.dir, 'PG_VERSION'))) await initCluster(folder, durable)

  const password = readFileSync(join(folder.dir, PASSWORD), 'utf8').trim()
  const url = (at: number, database = 'postgres') =>
    `postgresql://app:${password}@127.0.0.1:${at}/${database}`
  const cluster = (at: number, adopted: boolean): Cluster => ({
    port: at,
    adopted,
    url: (database) => url(at, database),
    stop: () => stopCluster(folder),
  })

  const began = performance.now()
  for (let attempt = 1; ; attempt++) {
    dropStalePidFile(folder.dir)
    const running = readPidFile(folder.dir)?.port
    if (running && (await answers(url(running)))) return cluster(running, true)
    const patience = readPidFile(folder.dir) ? ANSWER_WITHIN_MS : LAUNCH_WITHIN_MS
    if (performance.now() - began > patience) throw new Error(`PostgreSQL startade inte:\n${logTail(folder)}`)
    if (!readPidFile(folder.dir)) {
      const at = port ?? (await freePort())
      if (await launch(folder, at, { ...(durable ? DURABLE : NOT_DURABLE), ...settings }))
        return cluster(at, false)
    }
    // Starting up, shutting down, or the last backend of a killed postmaster has not let go of its memory yet.
    await pause(Math.min(50 * attempt, 500))
  }
}

/** True when a database at `url` accepts a connection and answers. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Short queries only: planning machine code costs more than it gives.
  jit: 'off',
}
const DURABLE = { ...COMMON, fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
const NOT_DURABLE = { ...COMMON, fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

async function openFolder(dir: string): Promise<Folder> {
  const binaries = await findBinaries()
  const lent = lentAccount()
  // An existing cluster keeps its owner, also when the machine has got a postgres account since.
  const owner = lent && existsSync(dir) ? statSync(dir) : null
  const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : lent
  return { dir, binaries, account }
}

/** In a folder of its own, renamed when complete: an interrupted first start leaves nothing half made. */
async function initCluster({ dir, binaries, account }: Folder, durable: boolean): Promise<void> {
  const draft = `${dir}.init-${process.pid}`
  const password = randomBytes(24).toString('base64url')
  mkdirSync(dirname(dir), { recursive: true })
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(`${draft}.password`, password, { mode: 0o600 })
  if (account) for (const path of [draft, `${draft}.password`]) chownSync(path, account.uid, account.gid)
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE']
  const safety = ['-A', 'scram-sha-256', `--pwfile=${draft}.password`, '--data-checksums']
  try {
    const sync = durable ? [] : ['--no-sync']
    await runAs(account, draft, binaries.initdb, ['-D', draft, '-U', 'app', ...locale, ...safety, ...sync])
    renameSync(`${draft}.password`, join(draft, PASSWORD))
    renameSync(draft, dir)
  } catch (error) {
    // Two first starts at once: the other one was faster, and its cluster is as good.
    if (!existsSync(join(dir, 'PG_VERSION'))) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(`${draft}.password`, { force: true })
  }
}

async function launch({ dir, binaries, account }: Folder, port: number, settings: Record<string, string>) {
  const options = [
    '-p',
    port,
    ...Object.entries(settings).map(([key, value]) => `-c ${key}='${value}'`),
  ].join(' ')
  const args = ['-D', dir, '-w', '-t', '30', '-l', join(dir, 'server.log'), '-o', options, 'start']
  try {
    await runAs(account, dir, binaries.pg_ctl, args)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    return false
  }
}

async function stopCluster({ dir, binaries, account }: Folder): Promise<void> {
  if (!readPidFile(dir)) return
  await runAs(account, dir, binaries.pg_ctl, ['-D', dir, '-m', 'fast', '-w', '-t', '30', 'stop']).catch(
    (error) => {
      // It stopped by itself in the meantime.
      if (readPidFile(dir)) throw error
    },
  )
}

function logTail({ dir }: Folder): string {
  const log = join(dir, 'server.log')
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '(ingen logg)'
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
