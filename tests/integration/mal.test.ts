import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccount, findViewer } from '#db/queries/people.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ config: { demo: true }, pages: false })
}, 60_000)
afterAll(() => server?.close())

async function viewer(epost: string): Promise<Viewer> {
  const { db } = server.database
  const account = await findAccount(db, epost)
  const found = account && (await findViewer(db, account.personId))
  if (!found) throw new Error(`${epost} is nobody`)
  return found
}

async function worked(epost: string): Promise<Set<string>> {
  const { delmal } = await server.services.mal.page(await viewer(epost))
  return new Set(delmal.flatMap(({ arbete }) => arbete.map(({ boardId }) => boardId)))
}

async function readable(epost: string): Promise<Map<string, string>> {
  const boards = await server.services.boards.list(await viewer(epost))
  return new Map(boards.map(({ id, niva }) => [id, niva]))
}

test.each([
  'forvaltning@demo.se',
  'namnd@demo.se',
  'rektor@demo.se',
  'pedagog@demo.se',
  'rektor.annan@demo.se',
])('the goals tell %s of work only on boards that they may read', async (epost) => {
  const [seen, mayRead] = await Promise.all([worked(epost), readable(epost)])
  expect(seen.size).toBeGreaterThan(0)
  expect([...seen].filter((id) => !mayRead.has(id))).toEqual([])
})

test('nämnden is not told of an arbetslag’s board, which förvaltningen is', async () => {
  const all = await readable('forvaltning@demo.se')
  const arbetslag = [...(await worked('forvaltning@demo.se'))].filter((id) => all.get(id) === 'arbetslag')
  expect(arbetslag.length).toBeGreaterThan(0)
  const namnd = await worked('namnd@demo.se')
  expect(arbetslag.filter((id) => namnd.has(id))).toEqual([])
})

test('an own wording takes the national indikator’s place for that huvudman alone, until it is withdrawn', async () => {
  const forvaltning = await viewer('forvaltning@demo.se')
  const annan = await viewer('forvaltning.vaxjo@demo.se')
  const draft = {
    delmalId: 'GR-5',
    text: 'Läsning enligt vår egen skala',
    kalla: 'Lokal uppföljning',
    enhet: 'procent',
    hogreBattre: true,
  } as const
  expect(await server.services.mal.addIndikator(forvaltning, draft, 'GR-5-1')).toEqual({ ok: true })

  const ids = async (who: typeof forvaltning) =>
    (await server.services.mal.page(who, 'GR')).delmal.find(({ id }) => id === 'GR-5')!.indikatorer
  const own = (await ids(forvaltning)).find(({ text }) => text === draft.text)!
  expect(own).toMatchObject({ ersatter: 'GR-5-1', ursprung: 'huvudman' })
  expect((await ids(forvaltning)).some(({ id }) => id === 'GR-5-1')).toBe(false)
  expect((await ids(annan)).some(({ id }) => id === 'GR-5-1')).toBe(true)

  expect(await server.services.mal.changeIndikator(annan, own.id, { withdrawn: true })).toMatchObject({
    refused: 'missing',
  })
  expect(await server.services.mal.changeIndikator(forvaltning, own.id, { withdrawn: true })).toEqual({
    ok: true,
  })
  expect((await ids(forvaltning)).some(({ id }) => id === 'GR-5-1')).toBe(true)
})

test('rektor and nämnd change neither goals nor årshjul', async () => {
  for (const epost of ['rektor@demo.se', 'namnd@demo.se', 'pedagog@demo.se']) {
    const who = await viewer(epost)
    expect(await server.services.mal.addKommunaltMal(who, { text: 'Nej', nr: null })).toMatchObject({
      refused: 'forbidden',
    })
    const { posts, mayEdit } = await server.services.arshjul.page(who)
    expect(mayEdit).toBe(false)
    const klar = { postId: posts[0]!.id, lasar: '2026/27', klar: true }
    expect(await server.services.arshjul.setKlar(who, klar)).toMatchObject({ refused: 'forbidden' })
    expect(await server.services.arshjul.removePost(who, posts[0]!.id)).toMatchObject({
      refused: 'forbidden',
    })
  }
})

test('another huvudman’s årshjulspost cannot be ticked off, changed or removed', async () => {
  const { posts } = await server.services.arshjul.page(await viewer('forvaltning@demo.se'))
  const stranger = await viewer('forvaltning.vaxjo@demo.se')
  const id = posts[0]!.id
  const { arshjul } = server.services
  expect(await arshjul.setKlar(stranger, { postId: id, lasar: '2026/27', klar: true })).toMatchObject({
    refused: 'missing',
  })
  expect(await arshjul.removePost(stranger, id)).toMatchObject({ refused: 'missing' })
  const after = await arshjul.page(await viewer('forvaltning@demo.se'))
  expect(after.posts).toEqual(posts)
})
