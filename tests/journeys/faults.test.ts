/** The server loses its database, the network loses the server: the page stays, tells the truth and catches up. */
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { board } from '#db/schema/board.ts'
import { boardOf, PRELOADED, SOON, untilSaved } from '#tests/support/board.ts'
import { boardRows } from '#tests/support/board-rows.ts'
import { launchBrowser, newVisitor, untilHydrated, type Visitor } from '#tests/support/browser.ts'
import { CALM, createFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts'
import { createNetwork, type Network } from '#tests/support/network.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let database: TestDatabase
let toPostgres: FaultProxy
let server: TestServer
let browser: Browser
/** Anna's way to the server: a proxy that the browser knows, behind a network that it does not. */
let network: Network
let air: FaultProxy
let boardId: string
let anna: Visitor
let bo: Visitor
let isBroken = false

beforeAll(async () => {
  database = await createTestDatabase()
  const behind = new URL(database.url)
  toPostgres = await createFaultProxy(Number(behind.port), () => 0.5)
  behind.hostname = '127.0.0.1'
  behind.port = String(toPostgres.port)
  const given = { ...database, url: behind.href }
  ;[server, browser, network] = await Promise.all([
    startTestServer({ config: { demo: true, logLevel: 'silent' }, database: given }),
    launchBrowser(),
    createNetwork(),
  ])
  air = await createFaultProxy(Number(new URL(network.options.proxy!.server).port), () => 0.5)
  const proxy = { ...network.options.proxy!, server: `http://127.0.0.1:${air.port}` }
  boardId = await boardOf(server, 'Braås skola')
  anna = await newVisitor(browser, server, { as: 'pedagog.braas@demo.se', proxy })
  bo = await newVisitor(browser, server, { as: 'pedagog2.braas@demo.se' })
  for (const { guard } of [anna, bo])
    for (const pattern of [PRELOADED, /net::ERR_/, /WebSocket connection to/, /50[03]/]) guard.allow(pattern)
  await Promise.all([anna.open(`/tavlor/${boardId}/folj-upp`), bo.open(`/tavlor/${boardId}/folj-upp`)])
  await Promise.all([untilSaved(anna.page), untilSaved(bo.page)])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await air?.close()
  await network?.close()
  await server?.close()
  await toPostgres?.close()
  await database?.drop()
})
// Each stands on the one before.
beforeEach(({ skip, onTestFailed }) => {
  skip(isBroken, 'an earlier test failed')
  onTestFailed(() => {
    isBroken = true
  })
})

test('[J4] while PostgreSQL hangs, writing goes on, the page says within 5 s that it is not saved, and catches up by itself', async () => {
  await Promise.all([remember(anna.page), remember(bo.page)])
  toPostgres.set({ isStalled: true })
  const started = performance.now()
  await observe(anna.page, 'Skrivet medan databasen hänger')
  await status(anna.page, 'drojer')
  expect(performance.now() - started).toBeLessThan(5_000)
  await anna.page.getByRole('button', { name: 'Sparas inte, 1 ändring väntar' }).click()
  const about = anna.page.getByRole('dialog', { name: 'Om hur det du skriver sparas' })
  await about.getByText('Servern svarar inte just nu. 1 ändring ligger kvar i webbläsaren').waitFor()
  await anna.page.keyboard.press('Escape')
  await observe(anna.page, 'Och en till')
  expect(await shown(bo.page)).not.toContain('Och en till')
  // He has written nothing: what he has is saved.
  expect(await bo.page.locator('[data-save-status="sparat"]').count()).toBe(1)

  toPostgres.set(CALM)
  await untilSaved(anna.page)
  for (const rubrik of ['Skrivet medan databasen hänger', 'Och en till']) {
    await expect.poll(() => shown(bo.page), SOON).toContain(rubrik)
    await expect.poll(rubriker, SOON).toContain(rubrik)
  }
  expect(await Promise.all([isSamePage(anna.page), isSamePage(bo.page)])).toEqual([true, true])
})

test('[J4] a PostgreSQL that is gone and comes back costs nobody anything', async () => {
  toPostgres.isDown = true
  toPostgres.cut()
  const started = performance.now()
  await observe(anna.page, 'Skrivet utan databas')
  await anna.page.locator(':is([data-save-status="drojer"], [data-save-status="frankopplad"])').waitFor()
  expect(performance.now() - started).toBeLessThan(5_000)
  toPostgres.isDown = false
  await untilSaved(anna.page)
  await expect.poll(rubriker, SOON).toContain('Skrivet utan databas')
  await expect.poll(() => shown(bo.page), SOON).toContain('Skrivet utan databas')
  expect(await isSamePage(anna.page)).toBe(true)
})

test('[C8] on a connection that is gone without a word the page says so within 5 s, and finds a new one when looked at', async () => {
  air.vanish()
  const started = performance.now()
  await observe(anna.page, 'Skrivet i tomma luften')
  await status(anna.page, 'drojer')
  expect(performance.now() - started).toBeLessThan(5_000)
  await anna.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await untilSaved(anna.page)
  await expect.poll(() => shown(bo.page), SOON).toContain('Skrivet i tomma luften')
  expect(await isSamePage(anna.page)).toBe(true)
})

test('[C1] a tab from before the board was replaced hands over what was unsaved and starts anew', async () => {
  air.isDown = true
  air.cut()
  await status(anna.page, 'frankopplad')
  await observe(anna.page, 'Skrivet på den gamla tavlan')
  await database.db.update(board).set({ epoch: 2 }).where(eq(board.id, boardId))
  air.isDown = false
  const dialog = anna.page.getByRole('alertdialog', { name: 'En ändring sparades inte' })
  await dialog.getByText('Tavlan har återställts från en tidigare version.', { exact: true }).waitFor()
  const copy = dialog.getByRole('region', { name: 'Räddningskopia' })
  expect(await copy.innerText()).toContain('Skrivet på den gamla tavlan')
  await dialog.getByRole('button', { name: 'Fortsätt på tavlan' }).click()
  await untilSaved(anna.page)
  expect(await shown(anna.page)).not.toContain('Skrivet på den gamla tavlan')
  await observe(anna.page, 'Skrivet på den nya')
  await untilSaved(anna.page)
  await expect.poll(rubriker, SOON).toContain('Skrivet på den nya')
  expect(await rubriker()).not.toContain('Skrivet på den gamla tavlan')
})

test('[C1] what a closed tab had left on the old board is handed over when the new one is opened', async () => {
  air.isDown = true
  air.cut()
  await status(anna.page, 'frankopplad')
  await observe(anna.page, 'Kvar i webbläsaren')
  await expect.poll(() => anna.page.locator('[data-save-status]').getAttribute('data-waiting')).toBe('1')
  await anna.page.close()
  await database.db.update(board).set({ epoch: 3 }).where(eq(board.id, boardId))
  air.isDown = false
  anna.page = await anna.context.newPage()
  await anna.page.goto(`/tavlor/${boardId}/folj-upp`)
  await untilHydrated(anna.page)
  const dialog = anna.page.getByRole('alertdialog', { name: 'En ändring sparades inte' })
  await dialog.getByText('Tavlan har återställts från en tidigare version.', { exact: true }).waitFor()
  expect(await dialog.getByRole('region', { name: 'Räddningskopia' }).innerText()).toContain(
    'Kvar i webbläsaren',
  )
  await dialog.getByRole('button', { name: 'Fortsätt på tavlan' }).click()
  await untilSaved(anna.page)
  expect(await shown(anna.page)).not.toContain('Kvar i webbläsaren')
  await anna.page.reload()
  await untilHydrated(anna.page)
  await untilSaved(anna.page)
  expect(await dialog.count()).toBe(0)

  // Another tab does away with the store: writing goes on without it.
  await anna.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
  })
  await observe(anna.page, 'Skrivet utan lager')
  await untilSaved(anna.page)
})

test('[C7] what is too long for the server is handed back, and not sent over and over', async () => {
  const { page } = anna
  let closes = 0
  await refuseFrames(page, (frame) => frame.includes('Mycket långt') && ++closes > 0)
  await page.reload()
  await untilHydrated(page)
  await untilSaved(page)
  await observe(page, 'Mycket långt')
  const dialog = page.getByRole('alertdialog', { name: 'En ändring sparades inte' })
  await dialog.getByText('Det blev för mycket på en gång för servern att ta emot.', { exact: true }).waitFor()
  expect(await dialog.getByRole('region', { name: 'Räddningskopia' }).innerText()).toContain('Mycket långt')
  await dialog.getByRole('button', { name: 'Fortsätt på tavlan' }).click()
  await untilSaved(page)
  expect([await shown(page), closes]).toEqual([expect.not.arrayContaining(['Mycket långt']), 1])
})

test('[C7] a browser with no room for the copy keeps what was written until the person says that they have it', async () => {
  const { page } = anna
  await refuseFrames(page, (frame) => frame.includes('Får inte plats'))
  await page.reload()
  await untilHydrated(page)
  await untilSaved(page)
  await page.evaluate(() => {
    for (let size = 2 ** 23; size >= 1; size /= 2)
      try {
        localStorage.setItem(`full-${size}`, 'x'.repeat(size))
      } catch {}
  })
  await observe(page, 'Får inte plats')
  const dialog = page.getByRole('alertdialog', { name: 'En ändring sparades inte' })
  await dialog.getByText('Webbläsaren har inte plats för en kopia till').waitFor()
  await dialog.getByRole('button', { name: 'Stäng' }).click()
  await page.locator('[data-save-status="nekad"]').waitFor()

  await page.reload()
  await dialog.getByText('Webbläsaren har inte plats för en kopia till').waitFor()
  expect(await dialog.getByRole('region', { name: 'Räddningskopia' }).innerText()).toContain('Får inte plats')
  await dialog.getByRole('button', { name: 'Jag har sparat texten, fortsätt' }).click()
  await untilSaved(page)
  expect(await shown(page)).not.toContain('Får inte plats')
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await untilHydrated(page)
  await untilSaved(page)
  expect(await dialog.count()).toBe(0)
})

test('[C7] who has nothing unsaved is told that the board cannot be opened, and tries again when they like', async () => {
  const { page } = bo
  let isTooLong = true
  await refuseFrames(page, () => isTooLong)
  await page.reload()
  const dialog = page.getByRole('alertdialog', { name: 'Tavlan går inte att läsa in just nu' })
  await dialog.getByText('Du har inget osparat').waitFor()
  await dialog.getByRole('button', { name: 'Försök igen' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await dialog.getByText('Du har inget osparat').waitFor()
  isTooLong = false
  await dialog.getByRole('button', { name: 'Försök igen' }).click()
  await untilSaved(page)
  await observe(page, 'Det gick ju bra')
  await untilSaved(page)
  await expect.poll(rubriker, SOON).toContain('Det gick ju bra')
  expect([...anna.guard.faults, ...bo.guard.faults]).toEqual([])
})

/** Stands in front of the server and takes some frames for too long. */
async function refuseFrames(page: Page, isTooLong: (frame: Buffer) => boolean): Promise<void> {
  await page.routeWebSocket(/\/yjs\//, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      if (typeof frame !== 'string' && isTooLong(frame))
        void socket.close({ code: 1009, reason: 'Max payload size exceeded' })
      else server.send(frame)
    })
  })
}

async function observe(page: Page, rubrik: string): Promise<void> {
  await page.getByLabel('Skriv en iakttagelse om strukturer').fill(rubrik)
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: rubrik, exact: true }).waitFor()
}

async function shown(page: Page): Promise<string[]> {
  const fields = page.getByRole('article').getByRole('textbox', { name: 'Rubrik' })
  return fields.evaluateAll((all) => all.map((it) => (it as HTMLTextAreaElement).value))
}

/** What the database has. */
async function rubriker(): Promise<string[]> {
  const { utfall } = await boardRows(database.db, boardId)
  return utfall.map(({ rubrik }) => rubrik)
}

function status(page: Page, is: 'drojer' | 'frankopplad'): Promise<void> {
  return page.locator(`[data-save-status="${is}"]`).waitFor()
}

/** A mark that a page loaded anew would not have. */
async function remember(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-still', ''))
}

function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-still'))
}
