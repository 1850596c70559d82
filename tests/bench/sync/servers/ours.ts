/** Our own server, whole: `server/main.ts` with its gate, roles and projection, and people who are signed in. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { connect } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { insertFirstSnapshot } from '#db/queries/journal.ts'
import { board, enhet, huvudman, person, rolltilldelning, session } from '#db/schema/index.ts'
import { sessionCookie } from '#server/auth/cookie.ts'
import { hashBytes, newToken, tokenHash } from '#server/auth/token.ts'
import { ensureBuilt } from '#server/build.ts'
import { yWebsocket } from '../dialect.ts'
import type { Postgres } from '../postgres.ts'
import { ServerProcess } from '../process.ts'
import { boardId, CROWD, type SyncServer } from './server.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const PORT = 9411
const TEMPLATE = 'ours_template'
const DATABASE = 'ours'
/** What a board's edits make grow, with indexes. */
const TABLES = ['board_update', 'board_snapshot', 'board_client', 'board_change']
const DAY_MS = 24 * 3600 * 1000

export async function createOurs(postgres: Postgres): Promise<SyncServer> {
  await ensureBuilt()
  await postgres.create(TEMPLATE)
  const { huvudmanId, enhetIds, cookies } = await fillTemplate(postgres.url(TEMPLATE))
  let running: ServerProcess | null = null
  const origin = `http://localhost:${PORT}`

  const start = async () => {
    const env = {
      PORT: String(PORT),
      HOST: '127.0.0.1',
      DATABASE_URL: postgres.url(DATABASE),
      DEMO: '0',
      LOG_LEVEL: 'error',
    }
    const program = { script: 'server/main.ts', cwd: ROOT, env, port: PORT }
    running = await ServerProcess.start(program, async () => {
      const answer = await fetch(`${origin}/health/ready`).catch(() => null)
      return answer?.ok === true
    })
  }
  const stop = async () => {
    await running?.stop()
    running = null
  }

  return {
    name: 'ours',
    keeps: true,
    get pid() {
      return running!.pid
    },
    async fresh(boards) {
      await stop()
      await postgres.copy(TEMPLATE, DATABASE)
      await insertBoards(boards)
      await start()
      // The rows of boards that were put there from outside are made at the start.
      await postgres.with(DATABASE, (pool) => untilProjected(pool, boards.length))
    },
    async restart() {
      await stop()
      await start()
    },
    async killAndRestart() {
      await running?.kill()
      await start()
    },
    stop,
    seat: (n, who) => ({
      dialect: yWebsocket,
      room: boardId(n),
      address: {
        port: PORT,
        path: `/yjs/${boardId(n)}`,
        headers: { Cookie: cookies[who]!, Origin: origin },
      },
    }),
    ask: (question) => running!.ask(question),
    storedBytes: () => postgres.sizeOf(DATABASE, TABLES),
  }

  async function insertBoards(boards: readonly Uint8Array[]): Promise<void> {
    const { db, pool } = connect(postgres.url(DATABASE))
    for (const [n, state] of boards.entries())
      await db.transaction(async (tx) => {
        const place = { enhetId: enhetIds[n]!, arbetslagId: null, niva: 'enhet', lasar: '2026/27' } as const
        await tx.insert(board).values({ id: boardId(n), huvudmanId, titel: `Tavla ${n}`, ...place })
        await insertFirstSnapshot(tx, { id: boardId(n), huvudmanId }, state, [[1, null]])
      })
    await pool.end()
  }
}

/** One enhet a board. A person works at the enhet of the same number, at that of the ten around it, and at the first. */
async function fillTemplate(url: string) {
  await migrate(url)
  const { db, pool } = connect(url)
  const huvudmanId = randomUUID()
  const ids = () => Array.from({ length: CROWD }, () => randomUUID() as string)
  const [enhetIds, personIds, tokens] = [ids(), ids(), Array.from({ length: CROWD }, newToken)]
  const created = new Date()
  await db.insert(huvudman).values({ id: huvudmanId, namn: 'Provköpings kommun' })
  await db
    .insert(enhet)
    .values(enhetIds.map((id, n) => ({ id, huvudmanId, namn: `Skola ${n}`, skolformer: ['GR'], ordning: n })))
  await db
    .insert(person)
    .values(personIds.map((id, n) => ({ id, huvudmanId, namn: `Person ${n}`, epost: `p${n}@prov.se` })))
  for (const place of [(n: number) => n, (n: number) => Math.floor(n / 10), () => 0]) {
    const roles = personIds.map((personId, n) => ({
      id: randomUUID(),
      huvudmanId,
      personId,
      roll: 'pedagog' as const,
      enhetId: enhetIds[place(n)]!,
      arbetslagId: null,
    }))
    await db.insert(rolltilldelning).values(roles).onConflictDoNothing()
  }
  await db.insert(session).values(
    tokens.map((token, n) => ({
      tokenHash: hashBytes(tokenHash(token)),
      huvudmanId,
      personId: personIds[n]!,
      created,
      seen: created,
      expires: new Date(created.getTime() + DAY_MS),
    })),
  )
  await pool.end()
  return { huvudmanId, enhetIds, cookies: tokens.map((token) => sessionCookie(token, false).split(';')[0]!) }
}

async function untilProjected(pool: pg.Pool, boards: number): Promise<void> {
  for (let tries = 0; tries < 2400; tries++) {
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from board_projection')
    if (rows[0]!.n >= boards) return
    await pause(50)
  }
  throw new Error('The boards were not projected')
}
