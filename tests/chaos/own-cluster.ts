/**
 * A durable PostgreSQL of the rig's own, to be killed, frozen, filled up and copied. The one that other tests share
 * runs without fsync and is nobody's to kill.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Db } from '#db/client.ts'
import { type Cluster, startCluster } from '#db/embedded/cluster.ts'
import { ensureDatabase } from '#db/embedded/create-database.ts'
import { readPidFile } from '#db/embedded/pid-file.ts'
import { migrate, migrationNames } from '#db/migrate.ts'
import { isRunning } from '#tests/support/process.ts'
import { processTree } from './process-tree.ts'

export type OwnCluster = {
  dir: string
  port: number
  url: string
  db: Db
  pool: ReturnType<typeof connect>['pool']
  /** SIGKILL to the postmaster and everything it has started; resolves when all of it is gone. */
  kill(): Promise<void>
  /** Starts it on the same port, recovers, and resolves when it answers. */
  start(): Promise<void>
  /** Stops the clock for all of its processes, and lets it go on. */
  freeze(): void
  thaw(): void
  /** Ends it and removes its folder. */
  remove(): Promise<void>
}

export type OwnClusterOptions = {
  /** Where its folder is made. */
  parent?: string
  durable?: boolean
  settings?: Record<string, string>
}

const DATABASE = 'kvalitetstavlan'
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/chaos-postgres', import.meta.url))

/** A copy of a migrated, empty cluster, running. */
export async function startOwnCluster({ parent, ...options }: OwnClusterOptions = {}): Promise<OwnCluster> {
  const above = parent ?? mkdtempSync(join(tmpdir(), 'kvt-chaos-'))
  chmodSync(above, 0o755)
  const dir = join(above, 'pg')
  execFileSync('cp', ['-a', await template(), dir])
  const own = await openOwnCluster(dir, options)
  return {
    ...own,
    async remove() {
      await own.remove()
      rmSync(parent ? dir : above, { recursive: true, force: true })
    },
  }
}

/** The same on a folder that is there; `remove` leaves it. */
export async function openOwnCluster(
  dir: string,
  { durable = true, settings = {} }: Omit<OwnClusterOptions, 'parent'> = {},
): Promise<OwnCluster> {
  const launch = (port?: number): Promise<Cluster> =>
    startCluster({ dir, durable, port, settings: { ...SMALL, ...settings } })
  const { port, url: urlOf } = await launch()
  const url = urlOf(DATABASE)
  const { db, pool } = connect(url, { max: 4, name: 'rig' })
  const signal = (name: NodeJS.Signals) => {
    const postmaster = readPidFile(dir)?.pid
    const all = postmaster ? processTree(postmaster) : []
    for (const pid of all) signalIfThere(pid, name)
    return all
  }
  async function kill(): Promise<void> {
    const all = signal('SIGKILL')
    while (all.some(isRunning)) await new Promise(setImmediate)
  }
  return {
    ...{ dir, port, url, db, pool, kill },
    async start() {
      await launch(port)
    },
    freeze: () => void signal('SIGSTOP'),
    thaw: () => void signal('SIGCONT'),
    async remove() {
      await pool.end()
      await kill()
    },
  }
}

/** Small and quick to recover; a rig writes little. */
const SMALL = { max_connections: '40', shared_buffers: '16MB', max_wal_size: '64MB', min_wal_size: '32MB' }

/** A cluster with a migrated database, stopped; made once for a version of the schema, in the place of older ones. */
async function template(): Promise<string> {
  const dir = join(CACHE, schemaHash())
  if (existsSync(dir)) return dir
  for (const name of existsSync(CACHE) ? readdirSync(CACHE) : [])
    if (/^[0-9a-f]{12}$/.test(name)) rmSync(join(CACHE, name), { recursive: true, force: true })
  const draft = `${dir}.draft-${process.pid}`
  const cluster = await startCluster({ dir: draft, settings: SMALL })
  try {
    await ensureDatabase(cluster.url(), DATABASE)
    await migrate(cluster.url(DATABASE))
  } finally {
    await cluster.stop()
  }
  if (existsSync(dir)) rmSync(draft, { recursive: true })
  else renameSync(draft, dir)
  return dir
}

function schemaHash(): string {
  const hash = createHash('sha256')
  for (const name of migrationNames())
    hash
      .update(name)
      .update(readFileSync(new URL(`../../db/migrations/${name}/migration.sql`, import.meta.url)))
  return hash.digest('hex').slice(0, 12)
}

function signalIfThere(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
