/** A board before and after: what has happened since a version, who did it, and the way back. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { axeFaults } from '#tests/support/axe.ts'
import { boardOf, goTo, PRELOADED, SOON, untilSaved } from '#tests/support/board.ts'
import { boardRows } from '#tests/support/board-rows.ts'
import { launchBrowser, newVisitor, type Visitor } from '#tests/support/browser.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

const RUBRIK = 'Överlämning från årskurs 6 till alla som ska undervisa'
const ORSAK = 'Mobilerna är tillbaka i klassrummen'
const VERSION = 'Inför dialogen i november'

let server: TestServer
let browser: Browser
let boardId: string
let rektor: Visitor
let pedagog: Visitor
let before: Awaited<ReturnType<typeof cards>>
let isBroken = false

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ config: { demo: true } }), launchBrowser()])
  boardId = await boardOf(server, 'Strandskolan')
  rektor = await newVisitor(browser, server, { as: 'rektor@demo.se' })
  pedagog = await newVisitor(browser, server, { as: 'pedagog@demo.se' })
  for (const visitor of [rektor, pedagog]) {
    visitor.guard.allow(PRELOADED)
    await visitor.open(`/tavlor/${boardId}/disposition`)
    await untilSaved(visitor.page)
  }
  before = await cards()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
// Each stands on the one before.
beforeEach(({ skip, onTestFailed }) => {
  skip(isBroken, 'an earlier test failed')
  onTestFailed(() => {
    isBroken = true
  })
})

test('rektor keeps the board as it is before the kvalitetsdialog', async () => {
  rektor.guard.allow(/status of 400/) // a name that is none
  const { page } = rektor
  await goToHistorik(page)
  await page.getByText('Inga versioner än').waitFor()
  await page.getByRole('button', { name: 'Spara en version' }).click()
  const dialog = page.getByRole('dialog', { name: 'Spara en version' })
  const namn = dialog.getByRole('textbox', { name: 'Namn' })
  await namn.fill('   ')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await dialog.getByText('Ge versionen ett namn').waitFor()
  await namn.fill(VERSION)
  await dialog.getByRole('button', { name: 'Spara' }).click()
  const row = page.getByRole('listitem').filter({ hasText: VERSION })
  await row.getByText('Kvalitetsdialog', { exact: true }).waitFor()
  await row.getByText('Karin Lindqvist').waitFor()
  await expectNoFaults(page)
})

test('what a colleague does since shows up word by word, while it is done, and under their name', async () => {
  const { page } = rektor
  await page.getByRole('link', { name: `Jämför med nu: ”${VERSION}”` }).click()
  await page.getByText('Ingen skillnad').waitFor()

  const orsak = pedagog.page.getByRole('textbox', { name: `Orsak: ${ORSAK}` })
  await orsak.press('End')
  await orsak.pressSequentially(' och i matsalen')
  await remove(pedagog.page, RUBRIK)
  await untilSaved(pedagog.page)

  const changed = page.getByRole('listitem').filter({ hasText: `”${ORSAK} och i matsalen”` })
  await changed.getByText('Ändrat').waitFor()
  expect(await changed.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('och i matsalen')])
  await gone(page).getByText('Borttaget').waitFor()
  await page.getByText('1 ändrat kort, 1 borttaget kort').waitFor()
  await expectNoFaults(page)

  await page.getByRole('link', { name: 'Alla versioner' }).click()
  await page.getByRole('tab', { name: 'Händelser' }).click()
  const events = page.getByRole('region', { name: 'I dag' }).getByRole('listitem')
  const words = async () => (await events.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
  await expect
    .poll(words, SOON)
    .toEqual([
      expect.stringMatching(
        /^Anna Bergström tog bort insatsen ”Överlämning från årskurs 6 till alla som ska undervisa” Borttaget nu/,
      ),
      expect.stringMatching(/^Anna Bergström ändrade orsaken ”Mobilerna är .* och i matsalen” .* ändringar$/),
      expect.stringMatching(/^Karin Lindqvist sparade en version/),
    ])
  await expectNoFaults(page)
  await page.getByRole('button', { name: /^Visa bara orsaken/ }).click()
  await expect.poll(async () => (await words()).length, SOON).toBe(1)
  await page.getByRole('button', { name: 'Visa alla kort' }).click()
  await choose(page, 'Vem', 'Karin Lindqvist')
  await expect.poll(words, SOON).toEqual([expect.stringContaining('sparade en version')])
})

test('a single card comes back for everybody, and undo takes it away again', async () => {
  const { page } = rektor
  await page.getByRole('tab', { name: 'Versioner' }).click()
  await page.getByRole('link', { name: `Jämför med nu: ”${VERSION}”` }).click()
  await gone(page)
    .getByRole('button', { name: `Ta tillbaka insatsen ”${RUBRIK}”` })
    .click()
  await heading(pedagog.page, RUBRIK).waitFor()
  await gone(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `Ångra: tog tillbaka insatsen ”${RUBRIK}”` }).click()
  await heading(pedagog.page, RUBRIK).waitFor({ state: 'detached' })
  await gone(page).waitFor()
})

test('the whole board comes back as it was, letter by letter, and undo gives the colleague’s words back', async () => {
  const { page } = rektor
  const since = await cards()
  expect(since).not.toEqual(before)
  await page.getByRole('button', { name: 'Ta tillbaka hela tavlan' }).click()
  const question = page.getByRole('alertdialog', { name: 'Ta tillbaka hela tavlan?' })
  await question.getByText('2 kort blir som de var').waitFor()
  await question.getByRole('button', { name: 'Ta tillbaka' }).click()
  await page.getByText('Ingen skillnad').waitFor()
  await heading(pedagog.page, RUBRIK).waitFor()
  await untilSaved(page)
  await expect.poll(cards, SOON).toEqual(before)

  // Also after one has been to look at it.
  await goTo(page, 'orsaker')
  await page.getByRole('button', { name: 'Ångra: tog tillbaka hela tavlan' }).click()
  await untilSaved(page)
  await expect.poll(cards, SOON).toEqual(since)
})

test('a teacher finds what was taken away and brings it back', async () => {
  const { page } = pedagog
  await goToHistorik(page)
  await page.getByRole('tab', { name: 'Borttaget 1' }).click()
  await page.getByRole('button', { name: `Ta tillbaka insatsen ”${RUBRIK}”` }).click()
  await page.getByText('Inget är borttaget').waitFor()
  await untilSaved(page)
  await expect
    .poll(async () => (await cards()).insatser.map(({ rubrik }) => rubrik), SOON)
    .toEqual(before.insatser.map(({ rubrik }) => rubrik))
})

test('nämnden reads a version as it was, and finds nothing to change with', async () => {
  const namnd = await newVisitor(browser, server, { as: 'namnd@demo.se' })
  namnd.guard.allow(PRELOADED)
  const { page } = namnd
  await namnd.open(`/tavlor/${boardId}/historik`)
  await page.getByRole('link', { name: `Visa ”${VERSION}”` }).click()
  await page.getByText('Så här såg tavlan ut').waitFor()
  const view = page.getByRole('region', { name: 'Historik' })
  await view.getByText(ORSAK, { exact: true }).waitFor()
  expect(await view.getByText(`${ORSAK} och i matsalen`).count()).toBe(0)
  expect(await view.getByRole('textbox').count()).toBe(0)
  await expectNoFaults(page)
  await page.getByRole('link', { name: 'Jämför med nu' }).click()
  await page.getByText('1 ändrat kort').waitFor()
  expect(await view.getByRole('button', { name: /^Ta tillbaka|^Spara/ }).count()).toBe(0)
  expect(namnd.guard.faults).toEqual([])
  await namnd.close()
})

test('rektor removes the version, and then nobody has it', async () => {
  const { page } = rektor
  await goToHistorik(page)
  await page.getByRole('button', { name: `Ta bort versionen ”${VERSION}”` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await page.getByText('Inga versioner än').waitFor()
  expect(await server.database.pool.query('select 1 from board_version')).toMatchObject({ rowCount: 0 })
  for (const { guard } of [rektor, pedagog]) expect(guard.faults).toEqual([])
})

/** Wide and light, narrow and dark; nothing sticks out at the side of a phone. */
async function expectNoFaults(page: Page): Promise<void> {
  const wide = page.viewportSize()!
  expect(await axeFaults(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function goToHistorik(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hela tavlan' }).getByRole('link', { name: 'Historik' }).click()
  await page.getByRole('heading', { level: 2, name: 'Historik' }).waitFor()
}

const heading = (page: Page, rubrik: string): Locator =>
  page.getByRole('textbox', { name: `Insats: ${rubrik}`, exact: true })

const gone = (page: Page): Locator =>
  page.getByRole('listitem').filter({ hasText: 'Borttaget' }).filter({ hasText: RUBRIK })

async function remove(page: Page, rubrik: string): Promise<void> {
  await page.getByRole('button', { name: `Mer om ”${rubrik}”` }).click()
  await page.getByRole('menuitem', { name: 'Ta bort' }).click()
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(label) }).click()
  await page.getByRole('option', { name: option }).click()
}

/** What SQL knows of the cards, but for what a projection numbers anew. */
async function cards() {
  const { insatser, orsaker, utfall, aktiviteter, belagg, uppfoljningar } = await boardRows(
    server.database.db,
    boardId,
  )
  return { insatser, orsaker, utfall, aktiviteter, belagg, uppfoljningar }
}
