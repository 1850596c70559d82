/** The process: settings in, server up, address out; and down again when asked. */
// First: it settles NODE_ENV for everything that is loaded after it.
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { type Serving, serve } from './serve.ts'
import { onStopSignal } from './shutdown.ts'
import { StartFault } from './start-fault.ts'
import { loadDevBundle } from './web/bundle.ts'

/** Long enough for every room to store what is in flight. */
const STOP_WITHIN_MS = 20_000

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
/** Forms and sockets answer to one address only. */
const UNREACHABLE =
  '  Andra datorer når sidan men kan inte logga in förrän PUBLIC_URL är satt till adressen de använder.\n'

await run().catch((error) => {
  console.error(error instanceof StartFault ? `\n${error.message}\n` : error)
  process.exit(1)
})

async function run(): Promise<void> {
  const dev = process.argv.includes('--dev')
  const config = readConfig()
  const log = createLog(config.logLevel)

  const starting = serve({
    config,
    log,
    ...(dev ? { load: loadDevBundle } : {}),
    onGivenUp(error) {
      log.fatal({ err: error }, 'the database is gone')
      process.exit(1)
    },
  })
  onStopSignal(
    () => void stop(starting),
    () => process.exit(130),
  )
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was dropped'))

  const { url, services } = await starting
  console.log(`\n  Kvalitetstavlan är igång: ${url}\n`)
  if (config.publicOrigin === null && !LOOPBACK.includes(config.host)) console.log(UNREACHABLE)
  const demo = await services.konto.demoAccounts()
  if (demo) console.log(demoText(demo))
}

async function stop(starting: Promise<Serving>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
  // A start that is under way is brought to its end first: half of it could not be taken down in order.
  const serving = await starting.catch(() => null)
  await serving?.close()
  process.exit(0)
}

type Demo = NonNullable<Awaited<ReturnType<Serving['services']['konto']['demoAccounts']>>>

function demoText({ konton, losenord }: Demo): string {
  const width = Math.max(...konton.map(({ epost }) => epost.length))
  const lines = konton.map(({ epost, roll, plats, huvudmanNamn }) => {
    const where = plats ? `${plats}, ${huvudmanNamn}` : huvudmanNamn
    return `    ${epost.padEnd(width)}  ${roll}, ${where}`
  })
  return [`  Demokonton (lösenord ${losenord}):`, ...lines, '', '  Avsluta med Ctrl-C.', ''].join('\n')
}
