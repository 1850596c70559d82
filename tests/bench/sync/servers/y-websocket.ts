/** y-websocket's server, which keeps everything in memory and nothing on disk. */
import { yWebsocket } from '../dialect.ts'
import { ServerProcess } from '../process.ts'
import { Tab } from '../tab.ts'
import { PEERS } from './peers.ts'
import { boardId, type SyncServer } from './server.ts'

const PORT = 9413
/** What a board without anything on it takes. */
const EMPTY_BYTES = 2

export function createYWebsocket(): SyncServer {
  let running: ServerProcess | null = null
  const program = { script: 'y-websocket.mjs', cwd: PEERS, env: { PORT: String(PORT) }, port: PORT }

  const start = async () => {
    running = await ServerProcess.start(program, async () => true)
  }
  const stop = async () => {
    await running?.stop()
    running = null
  }
  const seat = (n: number) => ({
    dialect: yWebsocket,
    room: boardId(n),
    address: { port: PORT, path: `/${boardId(n)}`, headers: {} },
  })

  return {
    name: 'y-websocket',
    keeps: false,
    get pid() {
      return running!.pid
    },
    async fresh(boards) {
      await stop()
      await start()
      for (const [n, state] of boards.entries()) {
        const tab = await new Tab(seat(n)).joined()
        tab.sendEdit(tab.frameOf(state))
        // What a second tab is sent shows that the first one's was taken in.
        for (let isThere = false; !isThere; ) {
          const reader = await new Tab(seat(n), { keepState: true }).joined()
          isThere = reader.state!.length > EMPTY_BYTES
          reader.cut()
        }
        tab.cut()
      }
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
    seat,
    ask: (question) => running!.ask(question),
    storedBytes: async () => 0,
  }
}
