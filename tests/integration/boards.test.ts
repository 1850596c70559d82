/** Boards as pages see them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findViewer } from '#db/queries/people.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createBoards } from '#server/usecases/boards.ts'
import { createRig, type Rig, type Who } from './realtime/rig.ts'

let rig: Rig
let boards: ReturnType<typeof createBoards>
let arbetslagId: string
let annanEnhet: string
const who = {} as Record<'rektor' | 'pedagog' | 'namnd' | 'forvaltning' | 'annan', Who>

beforeAll(async () => {
  rig = await createRig()
  boards = createBoards({ db: rig.database.db, rooms: rig.rooms, live: rig.live })
  arbetslagId = await rig.huvudman.arbetslag(rig.enhetId, 'Arbetslag 4–6')
  annanEnhet = await rig.huvudman.enhet('Björkskolan')
  for (const roll of ['rektor', 'namnd', 'forvaltning'] as const) who[roll] = await rig.person(roll)
  who.pedagog = await rig.person('pedagog', { enhetId: rig.enhetId, arbetslagId })
  who.annan = await rig.person('rektor', { enhetId: annanEnhet })
})
afterAll(() => rig.close())

const viewer = async ({ personId }: Who): Promise<Viewer> => (await findViewer(rig.database.db, personId))!
const enhetens = (lasar: string) =>
  ({ niva: 'enhet', enhetId: rig.enhetId, arbetslagId: null, lasar }) as const
const lagets = (lasar: string) => ({ niva: 'arbetslag', enhetId: rig.enhetId, arbetslagId, lasar }) as const
const huvudmannens = (lasar: string) =>
  ({ niva: 'huvudman', enhetId: null, arbetslagId: null, lasar }) as const

test('the page starts from the durable document, its authors and what the person may do', async () => {
  const boardId = await rig.board()
  const client = await rig.join(who.pedagog, boardId)
  addUtfall(client.board, { id: crypto.randomUUID(), kategori: 'resultat', rubrik: 'Läsning' })
  await client.allSaved()
  const page = (await boards.page(await viewer(who.rektor), boardId))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(page.state, 'base64'))
  const [utfall] = utfallOf(openBoard(doc))
  expect(utfall?.rubrik).toBe('Läsning')
  expect(page.authors[utfall!.skapadAv]).toEqual({ personId: who.pedagog.personId, namn: who.pedagog.namn })
  expect(page.board).toMatchObject({ id: boardId, enhetNamn: 'Ekbackens skola', epoch: 1 })
  expect(page.access.decide).toBe(true)
  expect(page.enheter.map(({ namn }) => namn)).toEqual(['Ekbackens skola', 'Björkskolan'])
  expect(new Set(page.personer.map(({ personId }) => personId))).toEqual(
    new Set([who.rektor.personId, who.pedagog.personId]),
  )
  expect((await boards.page(await viewer(who.namnd), boardId))?.access).toEqual({ roots: [], decide: false })
})

test('a board that is not one’s to read is not there, in any of its forms', async () => {
  const boardId = await rig.board()
  const stranger = await viewer(who.annan)
  for (const ask of [boards.page, boards.state, boards.authors]) {
    expect(await ask(stranger, boardId)).toBeNull()
    expect(await ask(stranger, 'nonsense')).toBeNull()
    expect(await ask(await viewer(who.rektor), boardId)).not.toBeNull()
  }
  const seen = async (one: Who) => (await boards.list(await viewer(one))).map(({ id }) => id)
  expect(await seen(who.annan)).not.toContain(boardId)
  expect(await seen(who.rektor)).toContain(boardId)
})

test('there is one board for a place and läsår', async () => {
  const rektor = await viewer(who.rektor)
  const made = await boards.create(rektor, enhetens('2030/31'))
  expect(made).toEqual({ id: expect.any(String) })
  const twice = await Promise.all([1, 2].map(() => boards.create(rektor, lagets('2030/31'))))
  expect(twice.filter((answer) => answer && 'id' in answer)).toHaveLength(1)
  expect(await boards.create(rektor, enhetens('2030/31'))).toMatchObject({ refused: 'invalid' })
  expect(await boards.create(rektor, enhetens('2030/32'))).toMatchObject({ refused: 'invalid' })
  const [listed] = (await boards.list(rektor)).filter(
    ({ lasar, niva }) => lasar === '2030/31' && niva === 'enhet',
  )
  expect(listed).toMatchObject({ fas: 'folj-upp', insatser: 0, titel: 'Ekbackens skola' })
  expect(rig.told).toContain('boards')
})

test('a board is started by those who lead the place, or work there', async () => {
  const start = async (one: Who, wanted: Parameters<typeof boards.create>[1]) => {
    const answer = await boards.create(await viewer(one), wanted)
    return answer === null ? null : 'id' in answer
  }
  expect(await start(who.pedagog, enhetens('2031/32'))).toBeNull()
  expect(await start(who.annan, enhetens('2031/32'))).toBeNull()
  expect(await start(who.namnd, enhetens('2031/32'))).toBeNull()
  expect(await start(who.pedagog, lagets('2031/32'))).toBe(true)
  expect(await start(who.rektor, enhetens('2031/32'))).toBe(true)
  expect(await start(who.rektor, huvudmannens('2031/32'))).toBeNull()
  expect(await start(who.forvaltning, huvudmannens('2031/32'))).toBe(true)
  expect(
    await start(who.annan, { niva: 'arbetslag', enhetId: annanEnhet, arbetslagId, lasar: '2031/32' }),
  ).toBeNull()
})

test('what is offered to start is what can be started', async () => {
  const rektor = await viewer(who.rektor)
  const offered = async () => (await boards.startPlaces(rektor, '2032/33')).map(({ namn }) => namn)
  expect(await offered()).toEqual(['Ekbackens skola', 'Ekbackens skola, Arbetslag 4–6'])
  await boards.create(rektor, enhetens('2032/33'))
  expect(await offered()).toEqual(['Ekbackens skola, Arbetslag 4–6'])
  expect(await boards.startPlaces(await viewer(who.namnd), '2032/33')).toEqual([])
})
