/** Who gets a socket at all. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { board } from '#db/schema/index.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { createRig, type Rig, type Who } from './rig.ts'

let rig: Rig
const who = {} as Record<'rektor' | 'pedagog' | 'namnd' | 'forvaltning' | 'annan' | 'lag', Who>
let annanHuvudman: Who
let arbetslagId: string

beforeAll(async () => {
  rig = await createRig()
  const annanEnhet = await rig.huvudman.enhet('Björkskolan')
  arbetslagId = await rig.huvudman.arbetslag(rig.enhetId, 'Arbetslag 1')
  for (const roll of ['rektor', 'pedagog', 'namnd', 'forvaltning'] as const)
    who[roll] = await rig.person(roll)
  who.annan = await rig.person('rektor', { enhetId: annanEnhet })
  who.lag = await rig.person('pedagog', { enhetId: rig.enhetId, arbetslagId })
  const other = await createHuvudman(rig.database.db, 'Annan kommun')
  const person = await other.person('rektor@annan.se', 'admin')
  const opened = await rig.sessions.open({ personId: person.personId, huvudmanId: other.huvudmanId })
  annanHuvudman = { ...person, cookie: opened.split(';')[0]! }
})
afterAll(() => rig.close())

/** What the handshake is answered with; 101 when there is a socket. */
function knock(path: string, cookie?: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${rig.url}/${path}`, { headers: cookie ? { cookie } : {} })
    socket.on('error', () => {})
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
  })
}

test('[C1] a board opens for those who may read it, and is not there for the others', async () => {
  const enhetens = await rig.board('enhet')
  const lagets = await rig.board('arbetslag', { arbetslagId })
  const huvudmannens = await rig.board('huvudman')
  const matrix = async (boardId: string) => {
    const answers = await Promise.all(
      [...Object.entries(who), ['huvudman', annanHuvudman] as const].map(async ([name, { cookie }]) => [
        name,
        await knock(boardId, cookie),
      ]),
    )
    return Object.fromEntries(answers)
  }
  const everyone = {
    rektor: 101,
    pedagog: 101,
    namnd: 101,
    forvaltning: 101,
    annan: 101,
    lag: 101,
    huvudman: 404,
  }
  expect(await matrix(enhetens)).toEqual({ ...everyone, annan: 404 })
  expect(await matrix(lagets)).toEqual({ ...everyone, annan: 404, namnd: 404 })
  expect(await matrix(huvudmannens)).toEqual(everyone)
})

test('[C1] whoever is not signed in gets 401, whatever they ask for', async () => {
  const boardId = await rig.board()
  expect(await knock(boardId)).toBe(401)
  expect(await knock(boardId, 'kvalitetstavlan=abc')).toBe(401)
  expect(await knock(randomUUID())).toBe(401)
})

test.each(['nonsense', `${randomUUID()}`, `${randomUUID()}/x`, '%00', "1' or '1'='1"])(
  '[C1] there is no board %s',
  async (path) => {
    expect(await knock(encodeURI(path), who.rektor.cookie)).toBe(404)
  },
)

test('[C1] a tab from before the board was replaced is sent away for good', async () => {
  const boardId = await rig.board()
  await rig.database.db.update(board).set({ epoch: 2 }).where(eq(board.id, boardId))
  const old = rig.open(who.rektor, boardId, undefined, '?epoch=1')
  await expect.poll(() => old.closed?.code, { interval: 5 }).toBe(4409)
  const now = rig.open(who.rektor, boardId, undefined, '?epoch=2')
  await now.synced()
})

test('[C7] one person’s tabs are bounded, and the bound is the board’s alone', async () => {
  const [one, other] = [await rig.board(), await rig.board()]
  const tabs = Array.from({ length: 21 }, () => rig.open(who.pedagog, one))
  await expect
    .poll(() => tabs.filter(({ closed }) => closed?.code === 1013).length, { interval: 5, timeout: 5_000 })
    .toBe(1)
  await rig.join(who.pedagog, other)
  await rig.join(who.rektor, one)
})
