/** Lines to PostgreSQL that are dead and do not say so, as when a machine in between is gone. */
import { type AddressInfo, createServer, connect as dial } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#db/client.ts'
import { findBoard } from '#db/queries/boards.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createRig, type Rig } from './realtime/rig.ts'

const soon = { interval: 5, timeout: 20_000 }
const ANSWER_WITHIN_MS = 2_000

let rig: Rig
let pool: ReturnType<typeof connect>
/** What went over the lines until now goes nowhere; new ones are fine. */
let fallSilent: () => void
const closing: (() => void)[] = []

beforeAll(async () => {
  rig = await createRig()
  const url = new URL(rig.database.url)
  const target = { host: url.hostname, port: Number(url.port) }
  const lines = new Set<{ isSilent: boolean }>()
  const server = createServer((near) => {
    const line = { isSilent: false }
    lines.add(line)
    const far = dial(target)
    near.on('data', (bytes) => line.isSilent || far.write(bytes))
    far.on('data', (bytes) => line.isSilent || near.write(bytes))
    const end = () => {
      if (!line.isSilent) near.destroy()
      far.destroy()
    }
    for (const side of [near, far]) side.on('error', end).on('close', end)
    closing.push(() => {
      near.destroy()
      far.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  url.port = String((server.address() as AddressInfo).port)
  pool = connect(url.href, { answerWithinMs: ANSWER_WITHIN_MS })
  fallSilent = () => {
    for (const line of lines) line.isSilent = true
  }
  await rig.restart({ db: pool.db, pool: pool.pool })
})
afterAll(async () => {
  for (const close of closing) close()
  await rig.close()
  await pool.pool.end().catch(() => {})
})

test('[J4] a command whose answer never comes lets the board go, and what was written behind it is saved', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(await rig.person('rektor'), boardId)
  addUtfall(anna.board, { id: crypto.randomUUID(), kategori: 'resultat', rubrik: 'Före' })
  await anna.allSaved()
  fallSilent()
  const board = await findBoard(rig.database.db, boardId)
  const decided = rig.rooms.command(board!, async () => ({ set: { fas: 'orsaker' }, result: null }))
  decided.catch(() => {})
  addUtfall(anna.board, { id: crypto.randomUUID(), kategori: 'resultat', rubrik: 'Bakom' })
  await expect(decided).rejects.toThrow()
  await expect.poll(() => anna.saved === anna.sent, soon).toBe(true)
  // A dead line is given to one more caller at most.
  const all = () => Promise.all(Array.from({ length: 20 }, () => pool.pool.query('select 1')))
  await all().catch(() => {})
  await all()
})
