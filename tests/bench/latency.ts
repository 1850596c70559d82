/**
 * From an edit to its being durable, and to its being on a colleague's screen: ten people on one board, against a
 * PostgreSQL that really syncs. `node tests/bench/latency.ts [writers] [seconds] [edits a second and writer]`
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type * as Y from 'yjs'
import { connect } from '#db/client.ts'
import { startCluster } from '#db/embedded/cluster.ts'
import { ensureDatabase } from '#db/embedded/create-database.ts'
import { migrate } from '#db/migrate.ts'
import { board as boardTable } from '#db/schema/index.ts'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import { startEngine } from '#tests/chaos/engine.ts'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createHuvudman } from '#tests/support/organisation.ts'

const [writers = 10, seconds = 20, perSecond = 10] = process.argv.slice(2).map(Number)
const WARM_UP_MS = 2_000

const dir = mkdtempSync(join(tmpdir(), 'kvalitetstavlan-bench-'))
const cluster = await startCluster({ dir: join(dir, 'pg') })
await ensureDatabase(cluster.url(), 'bench')
const databaseUrl = cluster.url('bench')
await migrate(databaseUrl)
const { db, pool } = connect(databaseUrl)
const huvudman = await createHuvudman(db)
const enhetId = await huvudman.enhet('Ekbackens skola')
const boardId = randomUUID()
const { huvudmanId } = huvudman
const place = { enhetId, arbetslagId: null, niva: 'enhet', lasar: '2026/27' } as const
await db.insert(boardTable).values({ id: boardId, huvudmanId, titel: 'Mätning', ...place })
const engine = await startEngine({ databaseUrl, port: 0 })
const sessions = createSessions({ db, clock: systemClock, publicOrigin: null })

type Edit = { clock: number; at: number }
const durable: number[] = []
const seen: number[] = []
/** Each writer's edits by the clock at which they end, oldest first, and how far each reader has come in them. */
const edits = new Map<number, Edit[]>()
let isMeasuring = false

const clients = await Promise.all(
  Array.from({ length: writers }, async (_, i) => {
    const { personId } = await huvudman.person(`p${i}@prov.se`, 'pedagog', { enhetId })
    const cookie = (await sessions.open({ personId, huvudmanId })).split(';')[0]!
    const url = `ws://127.0.0.1:${engine.port}/yjs/${boardId}`
    const client = await new ScriptedClient({ url, headers: { cookie } }).synced()
    const cardId = randomUUID()
    addUtfall(client.board, { id: cardId, kategori: 'resultat', rubrik: `Kort ${i}` })
    await client.allSaved()
    edits.set(client.doc.clientID, [])
    return { client, text: textOf(client.board, 'utfall', cardId, 'iakttagelse')! }
  }),
)
for (const { client } of clients) measure(client)

// What PostgreSQL takes for one bare commit in the same seconds: the floor, and what the machine is like.
const bare: number[] = []
await pool.query('create table bare (at timestamptz)')
const committing = commitNowAndThen()
const typing = clients.map(({ client, text }) => type(client, text))
await pause(WARM_UP_MS)
isMeasuring = true
const cpu = process.cpuUsage()
await pause(seconds * 1000)
isMeasuring = false
await Promise.all([...typing, committing])
await pause(500)
const used = process.cpuUsage(cpu)

console.info(
  `${writers} writers on one board, ${perSecond} edits a second each, ${seconds} s, PostgreSQL with fsync`,
)
console.table({
  'edit → durable (saved), ms': percentiles(durable),
  'edit → every colleague, ms': percentiles(seen),
  'one bare commit meanwhile, ms': percentiles(bare),
})
console.info(
  `the load’s own process used ${Math.round((used.user + used.system) / seconds / 10_000)} % of a core`,
)

for (const { client } of clients) client.cut()
await engine.kill()
await pool.end()
await cluster.stop()
rmSync(dir, { recursive: true, force: true })

/** Notes when an edit is called saved, and when those of others arrive. */
function measure(client: ScriptedClient): void {
  const sent = new Map<number, number>()
  let known = 0
  client.onSent = (frame) => void sent.set(frame, performance.now())
  client.onSaved = (count) => {
    const now = performance.now()
    for (; known < count; ) {
      const at = sent.get(++known)
      if (at !== undefined && isMeasuring) durable.push(now - at)
      sent.delete(known)
    }
  }
  const read = new Map<number, number>()
  client.doc.on('afterTransaction', ({ origin, beforeState, afterState }: Y.Transaction) => {
    if (origin !== client) return
    const now = performance.now()
    for (const [clientId, clock] of afterState) {
      const theirs = edits.get(clientId)
      if (!theirs || clock === beforeState.get(clientId)) continue
      let next = read.get(clientId) ?? 0
      for (; theirs[next] && theirs[next]!.clock <= clock; next++)
        if (isMeasuring) seen.push(now - theirs[next]!.at)
      read.set(clientId, next)
    }
  })
}

/** Types a letter now and then, at a pace of its own, and rubs old ones out. */
async function type(client: ScriptedClient, text: Y.Text): Promise<void> {
  const own = edits.get(client.doc.clientID)!
  const until = performance.now() + WARM_UP_MS + seconds * 1000
  while (performance.now() < until) {
    await pause((0.5 + Math.random()) * (1000 / perSecond))
    const at = performance.now()
    const clock = client.doc.store.clients.get(client.doc.clientID)!.at(-1)!
    own.push({ clock: clock.id.clock + clock.length + 1, at })
    text.insert(text.length, 'x')
    if (text.length > 2_000) text.delete(0, 1_000)
  }
}

async function commitNowAndThen(): Promise<void> {
  const until = performance.now() + WARM_UP_MS + seconds * 1000
  while (performance.now() < until) {
    await pause(Math.random() * 100)
    const at = performance.now()
    await pool.query('insert into bare values (now())')
    if (isMeasuring) bare.push(performance.now() - at)
  }
}

function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2))
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: Number((sorted.at(-1) ?? 0).toFixed(2)),
    n: sorted.length,
  }
}
