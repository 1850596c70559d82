/** The database that the configuration asks for: the embedded one of this machine, or any PostgreSQL by its address. */
import { checkServer } from '#db/check-server.ts'
import { DataDirInUse, startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { StartFault } from './start-fault.ts'

export type Database = { url: string; close(): Promise<void> }

export type OpenDatabase = {
  config: Pick<Config, 'databaseUrl' | 'dataDir'>
  log: Logger
  /** The embedded database is gone and cannot be started again. */
  onGivenUp(error: Error): void
}

/** Opens it and brings its schema up to date. Throws a StartFault when the person at the keyboard can help. */
export async function openDatabase(options: OpenDatabase): Promise<Database> {
  const database = await (options.config.databaseUrl
    ? external(options.config.databaseUrl)
    : embedded(options))
  try {
    await migrate(database.url)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function external(url: string): Promise<Database> {
  const fault = await checkServer(url)
  if (fault) throw new StartFault(`DATABASE_URL: ${fault}`)
  return { url, close: async () => {} }
}

async function embedded({ config: { dataDir }, log, onGivenUp }: OpenDatabase): Promise<Database> {
  try {
    const { url, stop, adopted } = await startEmbedded({
      dataDir,
      onLost: (error) => log.error({ err: error }, 'the embedded database died and is being started again'),
      onRecovered: () => log.warn('the embedded database is back'),
      onGivenUp,
    })
    if (adopted) log.info('adopted the embedded database that a killed server left running')
    return { url, close: stop }
  } catch (error) {
    if (!(error instanceof DataDirInUse)) throw error
    const who =
      error.pid === null ? 'en annan Kvalitetstavla' : `en annan Kvalitetstavla (process ${error.pid})`
    const advice = 'Stäng den först, eller ge den här en egen datamapp: DATA_DIR=.data2 npm start'
    throw new StartFault(`Datamappen ${dataDir} används redan av ${who}. ${advice}`, { cause: error })
  }
}
