/** The database of one machine: a cluster in the data folder that belongs to one server at a time. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, startCluster } from './cluster.ts'
import { ensureDatabase } from './create-database.ts'

export type Embedded = {
  url: string
  /** The cluster had survived a server that was killed. */
  adopted: boolean
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** PostgreSQL died under us; it is being started again. */
  onLost(error: Error): void
  onRecovered(): void
  /** It could not be started again, or another server has taken the folder. */
  onGivenUp(error: Error): void
}

/** Another server works in the same data folder. */
export class DataDirInUse extends Error {
  readonly pid: number | null

  constructor(dataDir: string, pid: number | null) {
    super(`The data folder ${dataDir} is in use${pid === null ? '' : ` by process ${pid}`}`)
    this.pid = pid
  }
}

const DATABASE = 'kvalitetstavlan'
/** Held by the server that owns the folder, for as long as its connection lives: a killed server holds nothing. */
const OWNER_LOCK = 0x4b565404
/** PostgreSQL notices within moments that a killed server's connection is gone. */
const LOCK_WITHIN_MS = 2_000
const STARTS = 5

/** Starts or adopts the cluster in `dataDir` and keeps it running. Throws DataDirInUse when another server has it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, onLost, onRecovered, onGivenUp } = options
  const dir = join(dataDir, 'pg')
  let stopping = false
  let { cluster, owner } = await own(dataDir, { dir })
  await ensureDatabase(cluster.url(), DATABASE)
  watch()

  return {
    url: cluster.url(DATABASE),
    adopted: cluster.adopted,
    async stop() {
      stopping = true
      await cluster.stop()
      await owner.end().catch(() => {})
    },
  }

  /** The lock's connection lives as long as PostgreSQL does, so its end is how we learn of a crash. */
  function watch(): void {
    owner.once('end', () => {
      if (stopping) return
      onLost(new Error('PostgreSQL closed the connection that owns the data folder'))
      own(dataDir, { dir, port: cluster.port }).then((again) => {
        ;({ cluster, owner } = again)
        if (stopping) return void cluster.stop()
        watch()
        onRecovered()
      }, onGivenUp)
    })
  }
}

type Owned = { cluster: Cluster; owner: pg.Client }

async function own(dataDir: string, start: { dir: string; port?: number }): Promise<Owned> {
  for (let attempt = 1; ; attempt++) {
    const cluster = await startCluster(start)
    const owner = new pg.Client({ connectionString: cluster.url(), application_name: `owner ${process.pid}` })
    owner.on('error', () => {})
    try {
      await owner.connect()
      await takeLock(owner, dataDir)
      return { cluster, owner }
    } catch (error) {
      await owner.end().catch(() => {})
      // We may have adopted a cluster that its last owner was just stopping.
      if (error instanceof DataDirInUse || attempt === STARTS) throw error
    }
  }
}

async function takeLock(owner: pg.Client, dataDir: string): Promise<void> {
  const began = performance.now()
  for (;;) {
    const { rows } = await owner.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      OWNER_LOCK,
    ])
    if (rows[0]?.got) return
    if (performance.now() - began > LOCK_WITHIN_MS) throw new DataDirInUse(dataDir, await holder(owner))
    await pause(100)
  }
}

/** The process id of the server that holds the lock, as it wrote it into its connection's name. */
async function holder(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [OWNER_LOCK],
  )
  return Number(/\d+$/.exec(rows[0]?.name ?? '')?.[0]) || null
}
