/** Finds the database without changing it: no migration, no new cluster, and beside a server that goes on running. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkServer } from '#db/check-server.ts'
import { startCluster } from '#db/embedded/cluster.ts'
import { DataDirInUse, startEmbedded } from '#db/embedded/embedded.ts'
import type { Config } from '#server/config.ts'
import { StartFault } from '#server/start-fault.ts'

export type Found = { url: string; close(): Promise<void> }

const DATABASE = 'kvalitetstavlan'

/** Throws a StartFault when there is nothing to look at. */
export async function openPatient({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Found> {
  if (databaseUrl) {
    const fault = await checkServer(databaseUrl)
    if (fault) throw new StartFault(`DATABASE_URL: ${fault}`)
    return { url: databaseUrl, close: async () => {} }
  }
  const dir = join(dataDir, 'pg')
  if (!existsSync(join(dir, 'PG_VERSION')))
    throw new StartFault(
      `Det finns ingen databas i ${dataDir}. Sätt DATA_DIR eller DATABASE_URL till samma som servern har.`,
    )
  try {
    // Nobody runs it: we do while we look, with the lock that keeps a server from joining in.
    const ignore = () => {}
    const { url, stop } = await startEmbedded({
      dataDir,
      onLost: ignore,
      onRecovered: ignore,
      onGivenUp: ignore,
    })
    return { url, close: stop }
  } catch (error) {
    if (!(error instanceof DataDirInUse)) throw error
  }
  const cluster = await startCluster({ dir })
  return { url: cluster.url(DATABASE), close: async () => (cluster.adopted ? undefined : cluster.stop()) }
}
