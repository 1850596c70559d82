/** Hocuspocus with its database extension on the same PostgreSQL. */
import { hocuspocus } from '../dialect.ts'
import type { Postgres } from '../postgres.ts'
import { ServerProcess } from '../process.ts'
import { PEERS } from './peers.ts'
import { boardId, type SyncServer } from './server.ts'

const PORT = 9412
const DATABASE = 'hocuspocus'

export async function createHocuspocus(postgres: Postgres): Promise<SyncServer> {
  let running: ServerProcess | null = null
  const env = { PORT: String(PORT), DATABASE_URL: postgres.url(DATABASE) }
  const program = { script: 'hocuspocus.mjs', cwd: PEERS, env, port: PORT }

  const start = async () => {
    running = await ServerProcess.start(program, async () => true)
  }
  const stop = async () => {
    await running?.stop()
    running = null
  }

  return {
    name: 'hocuspocus',
    keeps: true,
    get pid() {
      return running!.pid
    },
    async fresh(boards) {
      await stop()
      await postgres.create(DATABASE)
      await postgres.with(DATABASE, async (pool) => {
        await pool.query('create table document (name text primary key, data bytea not null)')
        for (const [n, state] of boards.entries())
          await pool.query('insert into document values ($1, $2)', [boardId(n), Buffer.from(state)])
      })
      await start()
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
    seat: (n) => ({
      dialect: hocuspocus,
      room: boardId(n),
      address: { port: PORT, path: '/', headers: {} },
    }),
    ask: (question) => running!.ask(question),
    storedBytes: () => postgres.sizeOf(DATABASE, ['document']),
  }
}
