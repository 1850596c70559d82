/**
 * Ours beside Hocuspocus and y-websocket, in one run on one machine: `npm run bench:sync`. Servers take turns within
 * each round, so that what the machine does to one of them it does to all. README.md says what the figures mean.
 */
import { appendFileSync } from 'node:fs'
import { runAlone } from './alone.ts'
import { goalsOf } from './goals.ts'
import { pinLoad } from './machine.ts'
import { MEASURES } from './measures/index.ts'
import type { Figure } from './measures/measure.ts'
import { readOptions, USAGE } from './options.ts'
import { startPostgres } from './postgres.ts'
import { createHocuspocus } from './servers/hocuspocus.ts'
import { createOurs } from './servers/ours.ts'
import { ensurePeers } from './servers/peers.ts'
import type { ServerName, SyncServer } from './servers/server.ts'
import { createYWebsocket } from './servers/y-websocket.ts'
import { tableOf } from './table.ts'

if (process.argv.includes('--help')) {
  console.info(USAGE)
  process.exit(0)
}
const options = readOptions(process.argv.slice(2))
const measures = MEASURES.filter(
  ({ name }) => options.only.length === 0 || options.only.some((wanted) => name.startsWith(wanted)),
)

const letOthersRun = await runAlone()
pinLoad()
ensurePeers()
const postgres = await startPostgres()
const servers: SyncServer[] = []
const figures: Figure[] = []
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void end().then(() => process.exit(130)))

try {
  const create: Record<ServerName, () => Promise<SyncServer>> = {
    ours: () => createOurs(postgres),
    hocuspocus: () => createHocuspocus(postgres),
    'y-websocket': async () => createYWebsocket(),
  }
  for (const name of options.servers) servers.push(await create[name]())
  for (const measure of measures)
    for (let round = 0; round < options.rounds; round++)
      for (const server of servers.filter((server) => measure.suits(server)))
        await take(measure, round, server)
} finally {
  await end()
}
console.info(`\n${tableOf(figures)}\n\n${goalsOf(figures)}`)

async function take(measure: (typeof MEASURES)[number], round: number, server: SyncServer): Promise<void> {
  const title = `${measure.name} ${round + 1}/${options.rounds} ${server.name}`
  const say = (words: string) => console.info(`  ${title}: ${words}`)
  const earlier = figures.filter((figure) => figure.measure === measure.name && figure.server === server.name)
  const { short, profile } = options
  try {
    const values = await measure.run({ server, postgres, round, short, profile, say, earlier })
    const figure = { measure: measure.name, server: server.name, round, values }
    figures.push(figure)
    console.info(
      `${title}: ${Object.entries(values)
        .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
        .join(', ')}`,
    )
    if (options.out) appendFileSync(options.out, `${JSON.stringify(figure)}\n`)
  } catch (error) {
    // The others are still worth measuring.
    console.error(`${title}:`, error)
    process.exitCode = 1
  } finally {
    await server.stop()
  }
}

async function end(): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()))
  await postgres.stop()
  letOthersRun()
}
