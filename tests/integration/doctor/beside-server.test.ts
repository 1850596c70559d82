/** The doctor as an operator runs it: a process of its own, beside a server or without one. */
import { spawn } from 'node:child_process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadCatalogue } from '#db/catalogue/load.ts'
import { connect } from '#db/client.ts'
import { type Embedded, startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { findViewer } from '#db/queries/people.ts'
import { insatsBeslut } from '#db/schema/beslut.ts'
import { seed } from '#db/seed/index.ts'
import { textOf } from '#domain/board/card.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { examine } from '#server/doctor/examine.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { testClock } from '#tests/support/clock.ts'
import { createDataDir, type DataDir } from '#tests/support/process.ts'
import { fillBoard } from '../realtime/filled-board.ts'
import { createRig } from '../realtime/rig.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let data: DataDir
let embedded: Embedded | null = null

beforeEach(() => {
  data = createDataDir()
})
afterEach(async () => {
  await embedded?.stop()
  embedded = null
  data.remove()
})

async function doctor(...args: string[]): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(process.execPath, ['server/doctor.ts', ...args], {
    env: { PATH, HOME, DATA_DIR: data.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => (said += chunk))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}

test('it finds the database of its own machine, beside its owner and without one, and leaves it as it was', async () => {
  const empty = await doctor()
  expect([empty.code, empty.said]).toEqual([2, expect.stringContaining('Det finns ingen databas i')])

  const ignore = () => {}
  embedded = await startEmbedded({
    dataDir: data.path,
    onLost: ignore,
    onRecovered: ignore,
    onGivenUp: ignore,
  })
  await migrate(embedded.url)
  const { db, pool } = connect(embedded.url)
  await loadCatalogue(db)
  await seed({ db, clock: testClock(), log: { info: ignore }, hashPassword: async () => 'hash' })
  const beside = await doctor()
  expect([beside.code, beside.said]).toEqual([0, expect.stringContaining('Allt är helt')])
  expect(data.postmaster()).not.toBeNull()
  await db.delete(insatsBeslut)
  await pool.end()
  await embedded.stop()
  embedded = null

  expect(data.postmaster()).toBeNull()
  const alone = await doctor()
  expect([alone.code, alone.said]).toEqual([1, expect.stringContaining('Beslutet om insats')])
  const mended = await doctor('--repair', '--restored')
  expect([mended.code, mended.said]).toEqual([0, expect.stringContaining('har fått en ny epok')])
  expect(data.postmaster()).toBeNull()
})

test('what people and rektor write through the engine is whole, also while they write', async () => {
  const rig = await createRig()
  try {
    const { db, pool } = rig.database
    const rektor = await rig.person('rektor')
    const pedagog = await rig.person('pedagog')
    const boardId = await rig.board()
    const clients = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)] as const
    const { utfall } = fillBoard(clients[0].board)
    await clients[0].allSaved()
    const beslut = createBeslut({ db, rooms: rig.rooms, clock: testClock(), live: rig.live })
    const viewer = (await findViewer(db, rektor.personId))!
    const [insats] = insatserOf(clients[0].board)
    await beslut.decide(viewer, boardId, { insatsId: insats!.id, beslut: 'beslutad', motivering: 'Läslyft' })
    await beslut.rank(viewer, boardId, { insatsId: insats!.id, before: null })
    await beslut.setLas(viewer, boardId, ['orsaker'])
    let isWriting = true
    const writing = (async () => {
      for (let i = 0; isWriting; i++) {
        textOf(clients[1].board, 'utfall', utfall, 'iakttagelse')!.insert(0, `${i} `)
        await clients[1].allSaved()
      }
    })()
    const look = () => examine({ db, pool }, { requireDurable: false })
    const during = await look()
    isWriting = false
    await writing
    expect(during.findings.filter(({ fault }) => fault !== 'projection')).toEqual([])
    expect((await look()).findings).toEqual([])
  } finally {
    await rig.close()
  }
})
