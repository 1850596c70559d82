/** Out of reach and back: what is written meanwhile stays, is told truthfully, and merges. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { boardOf, goTo, PRELOADED, SOON, untilSaved } from '#tests/support/board.ts'
import { boardRows } from '#tests/support/board-rows.ts'
import { launchBrowser, newVisitor, untilHydrated, type Visitor } from '#tests/support/browser.ts'
import { createNetwork, type Network } from '#tests/support/network.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let browser: Browser
let network: Network
let boardId: string
let anna: Visitor
let bo: Visitor
let isBroken = false

beforeAll(async () => {
  ;[server, browser, network] = await Promise.all([
    startTestServer({ config: { demo: true } }),
    launchBrowser(),
    createNetwork(),
  ])
  boardId = await boardOf(server, 'Braås skola')
  anna = await newVisitor(browser, server, { as: 'pedagog.braas@demo.se', ...network.options })
  bo = await newVisitor(browser, server, { as: 'pedagog2.braas@demo.se' })
  // Chrome reports every request that fails while there is no network.
  for (const pattern of [/net::ERR_/, /WebSocket connection to/, PRELOADED]) anna.guard.allow(pattern)
  bo.guard.allow(PRELOADED)
  await Promise.all([anna.open(`/tavlor/${boardId}/folj-upp`), bo.open(`/tavlor/${boardId}/folj-upp`)])
  await Promise.all([untilSaved(anna.page), untilSaved(bo.page)])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
})
// Each stands on the one before.
beforeEach(({ skip, onTestFailed }) => {
  skip(isBroken, 'an earlier test failed')
  onTestFailed(() => {
    isBroken = true
  })
})

test('what is written without a network survives a closed tab and merges with what colleagues wrote', async () => {
  await observe(anna.page, 'Eleverna läser mindre')
  await untilKept(anna.page)
  await untilSaved(anna.page)

  network.cut()
  await anna.context.setOffline(true)
  await status(anna.page, 'frankopplad')
  await anna.page.getByRole('button', { name: 'Frånkopplad' }).click()
  const about = anna.page.getByRole('dialog', { name: 'Om hur det du skriver sparas' })
  await about.getByText('Allt du skrivit är sparat. Du kan fortsätta skriva.').waitFor()
  await anna.page.keyboard.press('Escape')

  const hers = heading(anna.page, 'Eleverna läser mindre')
  await hers.press('End')
  await hers.pressSequentially(' än för fem år sedan')
  await observe(anna.page, 'Biblioteket är stängt två dagar')
  await expect.poll(() => waiting(anna.page), SOON).toBe(2)
  await anna.page.getByRole('button', { name: 'Frånkopplad, 2 ändringar väntar' }).waitFor()

  const his = heading(bo.page, 'Eleverna läser mindre')
  await his.press('Home')
  await his.pressSequentially('Enligt enkäten: ')
  await observe(bo.page, 'Föräldrar frågar efter boktips')
  await untilSaved(bo.page)
  expect(await rubriker()).not.toContain('Biblioteket är stängt två dagar')

  await anna.page.close()
  anna.page = await anna.context.newPage()
  await anna.page.goto(`/tavlor/${boardId}/folj-upp`)
  await untilHydrated(anna.page)
  await heading(anna.page, 'Eleverna läser mindre än för fem år sedan').waitFor()
  await heading(anna.page, 'Biblioteket är stängt två dagar').waitFor()
  await status(anna.page, 'frankopplad')
  expect(await waiting(anna.page)).toBe(2)
  await goTo(anna.page, 'resultat')
  await anna.page.getByRole('rowheader', { name: /^Biblioteket är stängt två dagar/ }).waitFor()
  await goTo(anna.page, 'folj-upp')

  network.restore()
  await anna.context.setOffline(false)
  await untilSaved(anna.page)
  const merged = [
    'Biblioteket är stängt två dagar',
    'Enligt enkäten: Eleverna läser mindre än för fem år sedan',
    'Föräldrar frågar efter boktips',
  ]
  for (const { page } of [anna, bo]) await expect.poll(() => shown(page), SOON).toEqual(merged)
  await expect.poll(rubriker, SOON).toEqual(merged)
})

test('nothing is called saved while the network only pretends to be there', async () => {
  network.swallow()
  await observe(anna.page, 'Sades i luften')
  // The colleague's edit comes through: the connection looks alive.
  await observe(bo.page, 'Sades hos alla')
  await heading(anna.page, 'Sades hos alla').waitFor()
  await status(anna.page, 'sparar')
  await expect.poll(rubriker, SOON).toContain('Sades hos alla')
  expect(await rubriker()).not.toContain('Sades i luften')
  await status(anna.page, 'sparar')

  network.cut()
  await status(anna.page, 'frankopplad')
  network.restore()
  await untilSaved(anna.page)
  await heading(bo.page, 'Sades i luften').waitFor()
  await expect.poll(rubriker, SOON).toContain('Sades i luften')
})

test('undo takes back one’s own steps and nobody else’s', async () => {
  const rubrik = 'Läxhjälpen är välbesökt'
  await observe(anna.page, rubrik)
  const his = heading(bo.page, rubrik)
  await his.press('End')
  await his.pressSequentially(', mest i årskurs 8')
  await expect.poll(() => shown(anna.page), SOON).toContain(`${rubrik}, mest i årskurs 8`)
  await heading(anna.page, `${rubrik}, mest i årskurs 8`).press('Home')
  await anna.page.keyboard.type('Hos oss: ')
  await expect.poll(() => shown(bo.page), SOON).toContain(`Hos oss: ${rubrik}, mest i årskurs 8`)

  await anna.page.keyboard.press('Control+z')
  await expect.poll(() => shown(bo.page), SOON).toContain(`${rubrik}, mest i årskurs 8`)
  await anna.page.getByRole('button', { name: 'Ångra: skrev en iakttagelse' }).click()
  await expect.poll(() => shown(bo.page), SOON).not.toContain(`${rubrik}, mest i årskurs 8`)
  await anna.page.getByRole('button', { name: 'Gör om: skrev en iakttagelse' }).click()
  await expect.poll(() => shown(bo.page), SOON).toContain(`${rubrik}, mest i årskurs 8`)

  // The rest of her steps of this visit; then there is nothing more, whatever he has done.
  const undo = anna.page.getByRole('button', { name: /^Ångra: / })
  while ((await undo.count()) > 0) await undo.click()
  const left = [
    'Biblioteket är stängt två dagar',
    'Enligt enkäten: Eleverna läser mindre än för fem år sedan',
    'Föräldrar frågar efter boktips',
    'Sades hos alla',
  ]
  await expect.poll(rubriker, SOON).toEqual(left)
  expect([...anna.guard.faults, ...bo.guard.faults]).toEqual([])
})

async function observe(page: Page, rubrik: string): Promise<void> {
  await page.getByLabel('Skriv en iakttagelse om strukturer').fill(rubrik)
  await page.keyboard.press('Enter')
  await heading(page, rubrik).waitFor()
}

/** The field with a card's heading, found by the card's present name. */
function heading(page: Page, rubrik: string) {
  return page.getByRole('article', { name: rubrik, exact: true }).getByRole('textbox', { name: 'Rubrik' })
}

async function shown(page: Page): Promise<string[]> {
  const fields = page.getByRole('article').getByRole('textbox', { name: 'Rubrik' })
  return (await fields.evaluateAll((all) => all.map((it) => (it as HTMLTextAreaElement).value))).sort()
}

/** What the database has. */
async function rubriker(): Promise<string[]> {
  const { utfall } = await boardRows(server.database.db, boardId)
  return utfall.map(({ rubrik }) => rubrik).sort()
}

function status(page: Page, is: 'sparar' | 'frankopplad'): Promise<void> {
  return page.locator(`[data-save-status="${is}"]`).waitFor()
}

async function waiting(page: Page): Promise<number> {
  return Number(await page.locator('[data-save-status]').getAttribute('data-waiting'))
}

/** The service worker has put this page aside. */
async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => (await caches.match(location.pathname)) !== undefined)
}
