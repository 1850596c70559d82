/** Nämnd and another school's rektor cannot write: not through the page, and not past it. */
import { randomUUID } from 'node:crypto'
import { and, asc, count, eq } from 'drizzle-orm'
import type { Browser, WebSocket } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { audit, boardClient, boardUpdate, person } from '#db/schema/index.ts'
import { type InsatsBeslut, insatsKey } from '#domain/board/beslut.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { boardOf, goTo, PRELOADED, SOON, untilSaved } from '#tests/support/board.ts'
import { boardRows } from '#tests/support/board-rows.ts'
import { launchBrowser, newVisitor, type Visitor } from '#tests/support/browser.ts'
import { createNetwork, type Network } from '#tests/support/network.ts'
import { frameOf, knock, pose, readBoard, sendFromPage } from '#tests/support/raw-socket.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

const VIEWS = ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor', 'Tidslinje', 'Disposition'] as const
/** What begins the name of a button that writes. */
const WRITES =
  /^(Flytta|Besluta|Ändra|Lägg|Gör till|Föreslå|Sätt|Ta bort|Varför|Följ upp|Ny|Hämta|Markera|Skicka)/

let server: TestServer
let browser: Browser
let network: Network
let boardId: string
let rektor: Visitor
let pedagog: Visitor
let namnd: Visitor

beforeAll(async () => {
  ;[server, browser, network] = await Promise.all([
    startTestServer({ config: { demo: true } }),
    launchBrowser(),
    createNetwork(),
  ])
  boardId = await boardOf(server, 'Strandskolan')
  rektor = await newVisitor(browser, server, { as: 'rektor@demo.se' })
  pedagog = await newVisitor(browser, server, { as: 'pedagog@demo.se' })
  namnd = await newVisitor(browser, server, { as: 'namnd@demo.se' })
  for (const visitor of [rektor, pedagog, namnd]) {
    visitor.guard.allow(PRELOADED)
    await visitor.open(`/tavlor/${boardId}/folj-upp`)
    await untilSaved(visitor.page)
  }
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
})

test('nämnden reads every view and finds nothing to write with', async () => {
  const { page } = namnd
  await page.getByText('Du läser', { exact: true }).waitFor()
  const controls: string[] = []
  for (const vy of VIEWS) {
    await goTo(page, vy)
    const view = page.getByRole('region', {
      name: await page.getByRole('heading', { level: 2 }).first().innerText(),
    })
    expect((await view.innerText()).length).toBeGreaterThan(200)
    const writers = [
      view.getByRole('textbox'),
      view.getByRole('combobox'),
      view.getByRole('switch', { disabled: false }),
      view.getByRole('checkbox'),
      view.getByRole('button', { name: WRITES }),
    ]
    for (const writer of writers)
      controls.push(...(await writer.evaluateAll((all) => all.map((it) => it.outerHTML))))
  }
  expect(controls).toEqual([])
  // The same look finds what rektor writes with.
  expect(await rektor.page.getByRole('textbox').count()).toBeGreaterThan(5)
  expect(await rektor.page.getByRole('button', { name: WRITES }).count()).toBeGreaterThan(5)
})

test('another school’s rektor is told that there is no such board', async () => {
  const annan = await newVisitor(browser, server, { as: 'rektor.annan@demo.se' })
  annan.guard.allow(/404/)
  const answer = await annan.page.goto(`/tavlor/${boardId}`)
  expect(answer?.status()).toBe(404)
  await annan.page.getByRole('heading', { name: 'Sidan finns inte här' }).waitFor()
  for (const path of ['forfattare', 'insatser.data'])
    expect((await annan.context.request.get(`/tavlor/${boardId}/${path}`)).status()).toBe(404)

  annan.guard.allow(/WebSocket connection/)
  expect(await sendFromPage(annan.page, boardId, [])).toEqual({ opened: false, saved: 0, refused: null })
  const cookie = await server.signIn('rektor.annan@demo.se')
  const origin = server.url
  expect(await knock(server, boardId, { cookie, origin })).toBe(404)
  expect(await knock(server, randomUUID(), { cookie, origin })).toBe(404)
  expect(await knock(server, boardId, { origin })).toBe(401)
  const own = await server.signIn('rektor@demo.se')
  expect(await knock(server, boardId, { cookie: own, origin: 'https://annan.example' })).toBe(403)
  expect(await knock(server, boardId, { cookie: own, origin })).toBe(101)
  expect(annan.guard.faults).toEqual([])
  await annan.close()
})

test('the server decides nothing for those who may not, whatever they post', async () => {
  const { insatser } = await boardRows(server.database.db, boardId)
  const [first, second] = insatser.map(({ id }) => id)
  const commands: Record<string, string>[] = [
    { intent: 'rank', insatsId: second!, before: first! },
    { intent: 'decide', insatsId: first!, beslut: 'avslagen', motivering: 'För dyrt' },
    { intent: 'omfattning', insatsId: first!, omfattning: 'forvaltning' },
    { intent: 'fas', fas: 'folj-upp' },
    { intent: 'las', las: 'insatser' },
  ]
  const before = await everything()
  const post = async (epost: string, form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    const path = `/tavlor/${boardId}/beslut`
    return (await server.fetch(path, { method: 'POST', body, cookie: await server.signIn(epost) })).status
  }
  for (const form of commands) {
    expect(await post('namnd@demo.se', form)).toBe(403)
    expect(await post('pedagog@demo.se', form)).toBe(403)
    expect(await post('forvaltning@demo.se', form)).toBe(403)
    expect(await post('rektor.annan@demo.se', form)).toBe(404)
    expect(await post('rektor.braas@demo.se', form)).toBe(404)
  }
  expect(await everything()).toEqual(before)
  expect(await post('rektor@demo.se', commands[0]!)).toBe(200)
  const order = async () => (await boardRows(server.database.db, boardId)).insatser.map(({ id }) => id)
  await expect.poll(async () => (await order())[0], SOON).toBe(second)
})

test('hand-made frames change neither the database nor anybody’s screen', async () => {
  await goTo(rektor.page, 'Disposition')
  const screen = () => rektor.page.getByRole('region', { name: 'Disposition' }).innerText()
  const [before, shown] = [await everything(), await screen()]
  const state = await readBoard(server, boardId, await server.signIn('rektor@demo.se'))
  const insats = (await boardRows(server.database.db, boardId)).insatser[0]!
  const rektorsClient = await aClientOf('rektor@demo.se')
  const utfall = (rubrik: string) => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })

  const forged = frameOf(state, (doc) => addUtfall(openBoard(doc), utfall('Förfalskat')))
  const emptied = frameOf(state, (doc) => {
    for (const card of openBoard(doc).roots.utfall.values()) {
      const rubrik = card.get('rubrik') as Y.Text
      rubrik.delete(0, rubrik.length)
    }
  })
  const destroyed = frameOf(state, (doc) => openBoard(doc).roots.insatser.delete(insats.id))
  const moved = frameOf(state, (doc) => openBoard(doc).beslut.set('fas', 'folj-upp'))
  const decided = frameOf(state, (doc) => {
    const { beslut } = openBoard(doc)
    const now = beslut.get(insatsKey(insats.id)) as InsatsBeslut
    beslut.set(insatsKey(insats.id), { ...now, beslut: 'avslagen', motivering: 'Förfalskat' })
  })
  const inRektorsName = frameOf(
    state,
    (doc) => addUtfall(openBoard(doc), utfall('Förfalskat')),
    rektorsClient,
  )
  const attacks: [Visitor, Record<string, Uint8Array>][] = [
    [namnd, { forged, emptied, destroyed, moved, decided, inRektorsName }],
    // Somebody who may write utfall may still not do these.
    [pedagog, { destroyed, moved, decided, inRektorsName }],
  ]
  for (const [{ page }, frames] of attacks)
    for (const [name, frame] of Object.entries(frames)) {
      const heard = await sendFromPage(page, boardId, [frame])
      expect(heard, name).toEqual({ opened: true, saved: 0, refused: expect.stringContaining('"rule":"G') })
    }

  // What pedagogen sends honestly, in the same way, comes through; so would the others have.
  const honest = frameOf(state, (doc) => addUtfall(openBoard(doc), utfall('Sett i matsalen')))
  expect(await sendFromPage(pedagog.page, boardId, [honest])).toEqual({
    opened: true,
    saved: 1,
    refused: null,
  })
  await rektor.page.getByRole('textbox').and(rektor.page.getByText('Sett i matsalen')).waitFor()
  expect((await screen()).replace(/^.*Sett i matsalen.*$/m, '')).not.toContain('Förfalskat')
  expect(shown).not.toContain('Förfalskat')
  const utfallen = async () =>
    (await boardRows(server.database.db, boardId)).utfall.map(({ rubrik }) => rubrik)
  await expect.poll(utfallen, SOON).toContain('Sett i matsalen')
  expect(await utfallen()).toHaveLength(before.rows.utfall.length + 1)
  const after = await everything()
  const others = ({ rows: { utfall: _, board: __, ...rows }, audit }: typeof before) => ({ rows, audit })
  expect(others(after)).toEqual(others(before))
  expect(after.journal).toBe(before.journal + 1)
})

test('a forged name is nobody’s name on a colleague’s screen', async () => {
  await namnd.page.goto('/tavlor')
  const here = rektor.page.getByRole('button', { name: /^Här nu: / })
  const [lars, yusuf] = await Promise.all(['namnd@demo.se', 'pedagog@demo.se'].map(nameOf))
  await expect.poll(() => here.getAttribute('aria-label'), SOON).toBe(`Här nu: ${yusuf}`)
  const leave = await pose(server, boardId, {
    cookie: await server.signIn('namnd@demo.se'),
    vy: 'orsaker',
    user: { personId: randomUUID(), namn: 'Statsministern', roll: 'admin' },
  })
  await expect.poll(() => here.getAttribute('aria-label'), SOON).toContain(lars)
  await here.click()
  const list = rektor.page.getByRole('dialog', { name: 'Här nu' }).getByRole('listitem')
  expect(await list.allInnerTexts()).toEqual(expect.arrayContaining([`${lars}\nNämnd · Analysera orsaker`]))
  expect(await rektor.page.getByText('Statsministern').count()).toBe(0)
  await rektor.page.keyboard.press('Escape')
  leave()
  await expect.poll(() => here.getAttribute('aria-label'), SOON).toBe(`Här nu: ${yusuf}`)
})

test('a role that is taken away closes the board within a second, and what was written offline is handed back', async () => {
  const walker = await newVisitor(browser, server, { as: 'pedagog2@demo.se', ...network.options })
  for (const pattern of [/net::ERR_/, /WebSocket connection to/, PRELOADED, /404/])
    walker.guard.allow(pattern)
  await walker.open(`/tavlor/${boardId}/folj-upp`)
  await untilSaved(walker.page)
  network.cut()
  await walker.context.setOffline(true)
  await walker.page.locator('[data-save-status="frankopplad"]').waitFor()
  await walker.page.getByLabel('Skriv en iakttagelse om strukturer').fill('Skrivet utan nät')
  await walker.page.keyboard.press('Enter')
  await walker.page.locator('[data-waiting="1"]').waitFor()

  const admin = await newVisitor(browser, server, { as: 'admin@demo.se' })
  await admin.open('/personer')
  const socket = await newSocketOf(pedagog)
  let closed: number | null = null
  socket.on('close', () => {
    closed = performance.now()
  })
  await revoke(admin, await nameOf('pedagog2@demo.se'))
  await revoke(admin, await nameOf('pedagog@demo.se'))
  const answered = performance.now()
  await expect.poll(() => closed, SOON).not.toBeNull()
  expect(closed! - answered).toBeLessThan(1_000)
  const gone = pedagog.page.getByRole('alertdialog', { name: 'Du når inte tavlan längre' })
  await gone.getByText('Inget av det du har skrivit gick förlorat.').waitFor()

  network.restore()
  await walker.context.setOffline(false)
  const told = walker.page.getByRole('alertdialog', { name: 'Du når inte tavlan längre' })
  await told.getByRole('region', { name: 'Räddningskopia' }).getByText('Skrivet utan nät').waitFor()
  await told.getByRole('link', { name: 'Till dina tavlor' }).click()
  await walker.page.getByText('Räddningskopior').waitFor()
  await walker.page.getByText(/^Strandskolan, /).click()
  await walker.page.getByText('Skrivet utan nät').waitFor()
  const { utfall } = await boardRows(server.database.db, boardId)
  expect(utfall.map(({ rubrik }) => rubrik)).not.toContain('Skrivet utan nät')
  for (const { guard } of [rektor, namnd, walker, admin]) expect(guard.faults).toEqual([])
})

/** The board as SQL knows it, how long its journal is, and the audit of everything. */
async function everything() {
  const { db } = server.database
  const [journal] = await db
    .select({ rows: count() })
    .from(boardUpdate)
    .where(eq(boardUpdate.boardId, boardId))
  return {
    rows: await boardRows(db, boardId),
    journal: journal!.rows,
    audit: await db.select().from(audit).orderBy(asc(audit.at)),
  }
}

async function aClientOf(epost: string): Promise<number> {
  const [found] = await server.database.db
    .select({ clientId: boardClient.clientId })
    .from(boardClient)
    .innerJoin(person, eq(person.id, boardClient.personId))
    .where(and(eq(boardClient.boardId, boardId), eq(person.epost, epost)))
  if (!found) throw new Error(`${epost} has written nothing`)
  return found.clientId
}

async function nameOf(epost: string): Promise<string> {
  const [found] = await server.database.db.select().from(person).where(eq(person.epost, epost))
  return found!.namn
}

/** The board's socket of a page that is loaded anew. */
async function newSocketOf({ page }: Visitor): Promise<WebSocket> {
  const [socket] = await Promise.all([
    page.waitForEvent('websocket', (one) => one.url().includes('/yjs/')),
    page.reload(),
  ])
  await untilSaved(page)
  return socket
}

async function revoke({ page }: Visitor, namn: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Ta bort rollen Pedagog.* från ${namn}$`) }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort rollen' }).click()
  await page.getByText(`${namn} är ändrad`).waitFor()
}
