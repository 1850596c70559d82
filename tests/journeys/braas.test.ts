/**
 * A team takes Braås skola's national tests of åk 3 through all five moments: pedagog and rektor each at a browser,
 * förvaltningen at a third with the översikt. Afterwards the database is read row by row.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  boardOf,
  choose,
  dragBefore,
  goTo,
  PRELOADED,
  SOON,
  typeDate,
  untilSaved,
} from '#tests/support/board.ts'
import { launchBrowser, newVisitor, type Visitor } from '#tests/support/browser.ts'
import { publishedFigure } from '#tests/support/published-figure.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'
import { checkRows } from './braas/rows.ts'
import { BEHORIG, BOCKER, GEMENSAM, LASPASS, LITE, MERGED, NP, RATTAS, SEEN, YEAR } from './braas/texts.ts'

let server: TestServer
let browser: Browser
let boardId: string
let pedagog: Visitor
let rektor: Visitor
let forvaltning: Visitor
let isBroken = false

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ config: { demo: true } }), launchBrowser()])
  boardId = await boardOf(server, 'Braås skola')
  ;[pedagog, rektor, forvaltning] = await Promise.all(
    ['pedagog.braas@demo.se', 'rektor.braas@demo.se', 'forvaltning.vaxjo@demo.se'].map((as) =>
      newVisitor(browser, server, { as }),
    ) as [Promise<Visitor>, Promise<Visitor>, Promise<Visitor>],
  )
  await Promise.all([
    pedagog.open(`/tavlor/${boardId}`),
    rektor.open(`/tavlor/${boardId}`),
    forvaltning.open('/oversikt'),
  ])
  // Gone after a reload.
  await forvaltning.page.evaluate(() => Object.assign(window, { isSamePage: true }))
  for (const { guard } of [pedagog, rektor, forvaltning]) guard.allow(PRELOADED)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
// Each moment stands on the one before.
beforeEach(({ skip, onTestFailed }) => {
  skip(isBroken, 'an earlier moment failed')
  onTestFailed(() => {
    isBroken = true
  })
})

test('följ upp: a published figure is taken in with its earlier läsår, and an observation beside it', async () => {
  const { page } = pedagog
  const published = publishedFigure('Braås skola', 'ResultGrade3NationalExams')
  const shown = `${published.toLocaleString('sv-SE')}\u00a0%`

  await page.getByRole('button', { name: 'Hämta publicerade resultat' }).click()
  const picker = page.getByRole('dialog', { name: 'Hämta publicerade resultat' })
  await picker.getByLabel('Sök bland resultaten').fill('nationella prov åk 3')
  await choose(picker, 'checkbox', new RegExp(`^${NP.replaceAll(/[()]/g, '\\$&')}`))
  await picker.getByRole('button', { name: 'Lägg på tavlan' }).click()

  const card = rektor.page.getByRole('article', { name: NP })
  await card.getByText(`${shown} 2023/24`).waitFor()
  expect(await card.getByRole('img').getAttribute('aria-label')).toBe(
    `${NP}: ${shown} 2023/24, från 82\u00a0% 2018/19, lägst 69,6\u00a0% 2022/23. Värde saknas för 2019/20 och 2020/21.`,
  )

  await page.getByLabel('Skriv en iakttagelse om undervisning och andra processer').fill(SEEN)
  await page.keyboard.press('Enter')
  await rektor.page.getByRole('article', { name: SEEN }).waitFor()

  await page.getByRole('button', { name: `Öppna ${NP}` }).click()
  const details = page.getByRole('dialog', { name: 'Publicerat resultat' })
  await details.getByText('Källa: Skolverkets öppna data').waitFor()
  await details.getByRole('combobox', { name: 'Delmål' }).fill('svenska språket')
  await page.getByRole('option', { name: /^Grundskola 5 / }).click()
  await details.getByRole('button', { name: 'Klar' }).click()
  await card.getByText('Delmål Grundskola 5').waitFor()
})

test('two people write in one text at the same time, and every letter of both is there', async () => {
  const texts = await Promise.all(
    [pedagog, rektor].map(async ({ page }) => {
      await page.getByRole('button', { name: `Öppna ${SEEN}` }).click()
      return page.getByRole('dialog', { name: 'Iakttagelse' }).getByLabel('Vad har ni sett?')
    }),
  )
  const [his, hers] = texts as [(typeof texts)[0], (typeof texts)[0]]
  await his.pressSequentially('i alla tre klasserna')
  // While he is still at it she sees it, and that it is he.
  await expect.poll(() => hers.inputValue(), SOON).toBe('i alla tre klasserna')
  await rektor.page.getByRole('list', { name: 'Demopedagog Braås skriver här' }).waitFor()

  await hers.press('Control+Home')
  await his.press('Control+End')
  await Promise.all([
    rektor.page.keyboard.type('Högläsningen upphör efter första året ', { delay: 15 }),
    pedagog.page.keyboard.type(', också hos dem som läser bra', { delay: 20 }),
  ])
  for (const text of texts) await expect.poll(() => text.inputValue(), SOON).toBe(MERGED)
  for (const { page } of [pedagog, rektor])
    await page.getByRole('dialog').getByRole('button', { name: 'Klar' }).click()
})

test('resultat: the figure is marked for deeper understanding, with the reason', async () => {
  const { page } = pedagog
  await goTo(page, 'resultat')
  await choose(page, 'switch', `Förstå ${NP} djupare`)
  await page.getByLabel('Varför behöver vi förstå det?').fill('En av fem når inte målen.')
  await goTo(rektor.page, 'resultat')
  await rektor.page.getByText('1 av högst fem').waitFor()
  await page.getByRole('link', { name: 'Analysera orsaker' }).click()
  await page.getByText('Därför: En av fem når inte målen.').waitFor()
})

test('orsaker: both write at once, group, ask varför, weigh the evidence and say who can affect it', async () => {
  const [his, hers] = [pedagog.page, rektor.page]
  await goTo(hers, 'orsaker')
  await Promise.all([writeOrsaker(his, LITE, GEMENSAM), writeOrsaker(hers, BEHORIG, RATTAS)])
  const listed = (page: Page) =>
    page
      .getByRole('textbox', { name: /^Orsak \d/ })
      .evaluateAll((all) => all.map((it) => (it as HTMLTextAreaElement).value))
  await expect
    .poll(async () => (await listed(his)).toSorted(), SOON)
    .toEqual([LITE, BEHORIG, RATTAS, GEMENSAM].toSorted())
  await expect.poll(() => listed(hers), SOON).toEqual(await listed(his))

  await his.getByRole('button', { name: 'Markera flera' }).click()
  for (const orsak of [LITE, GEMENSAM]) await choose(his, 'checkbox', `Markera ”${orsak}”`)
  await his.getByRole('button', { name: 'Gör till grupp' }).click()
  // The new group's name has the focus.
  await his.getByPlaceholder('Vad har de gemensamt?').and(his.locator(':focus')).waitFor()
  await his.keyboard.type('Läsningen')
  const grupp = hers.getByRole('region', { name: 'Läsningen' })
  await grupp.getByText('2 orsaker').waitFor()

  await hers.getByRole('button', { name: `Varför? Skriv vad ”${GEMENSAM}” beror på` }).click()
  for (const svar of ['Ämneslaget har ingen tid', 'Varje klass har sin egen bok']) {
    await hers.keyboard.type(svar)
    await hers.keyboard.press('Enter')
  }
  await hers.keyboard.press('Escape')
  await his
    .getByRole('list', { name: `Därför att, under ”${GEMENSAM}”` })
    .getByRole('textbox')
    .nth(1)
    .waitFor()

  await his.getByRole('button', { name: `Hypotes Underlag för ”${GEMENSAM}”` }).click()
  for (const [slag, text] of [
    ['Stödjer', 'Bara två av sju beskriver samma arbetssätt'],
    ['Motsäger', 'Ettorna har gemensamma pass'],
  ]) {
    await his.getByLabel(`${slag} ”${GEMENSAM}”: lägg till`).fill(text!)
    await his.keyboard.press('Enter')
  }
  await his
    .getByRole('radiogroup', { name: `Vem kan påverka ”${GEMENSAM}”?` })
    .getByRole('radio', { name: 'Rektor' })
    .click()
  await grupp.getByText('1 stödjer').waitFor()
  await grupp.getByText('1 motsäger').waitFor()
  await grupp.getByText('Rektor kan påverka').waitFor()
})

test('insatser: made of orsaker without retyping, ordered with mouse and buttons, decided, and seen at once', async () => {
  const [his, hers] = [pedagog.page, rektor.page]
  await his.getByRole('button', { name: `Gör till insats: ”${GEMENSAM}”` }).click()
  await his.getByRole('button', { name: 'Visa insatsen' }).click()
  await hers.getByRole('button', { name: `Gör till insats: ”${BEHORIG}”` }).click()
  await goTo(hers, 'insatser')
  await hers.getByLabel('Föreslå en insats').fill(BOCKER)
  await hers.keyboard.press('Enter')
  await untilOrder(his, [GEMENSAM, BEHORIG, BOCKER])
  expect(await his.getByRole('button', { name: /^(Flytta|Besluta)/ }).count()).toBe(0)

  await dragBefore(hers, BOCKER, GEMENSAM, () =>
    his.getByRole('list', { name: 'Demorektor Braås är här' }).waitFor(),
  )
  await untilOrder(his, [BOCKER, GEMENSAM, BEHORIG])
  await hers.getByRole('button', { name: `Flytta upp ”${GEMENSAM}”` }).click()
  await untilOrder(his, [GEMENSAM, BOCKER, BEHORIG])

  await decide(hers, GEMENSAM, { motivering: 'Störst betydelse för eleverna.', enheter: ['Furuby skola'] })
  const decided = his.getByRole('article', { name: `Insats 1: ${GEMENSAM}` })
  await decided.getByText('Beslutad', { exact: true }).waitFor()
  await decided.getByText('Störst betydelse för eleverna.').waitFor()
  await decided.getByText('Braås skola och Furuby skola').waitFor()

  await decide(hers, BOCKER, { beslut: 'Avslagen', motivering: 'Böckerna finns.' })
  await untilOrder(his, [GEMENSAM, BEHORIG])
  await his.getByText('Avslagna (1)').waitFor()
})

test('genomför: a goal, an indikator with baseline and target, an aktivitet, an uppföljning', async () => {
  const { page } = pedagog
  await goTo(page, 'genomfor')
  const insats = page.getByRole('article', { name: GEMENSAM })
  await insats
    .getByLabel('Vad ska vara annorlunda, och hur märker vi det?')
    .fill('Alla läspass börjar på samma sätt.')
  await insats.getByRole('button', { name: 'Sätt indikator och målvärde' }).click()
  const malbild = page.getByRole('dialog', { name: 'Indikator och målvärde' })
  await malbild.getByRole('combobox', { name: 'Indikator' }).fill('Nationella prov i årskurs 3')
  await page.getByRole('option', { name: NP }).click()
  await malbild.getByLabel('Målvärde').fill('87,5')
  await typeDate(malbild, 'Målet ska vara nått senast', `${YEAR}-06-15`)
  await malbild.getByRole('button', { name: 'Spara' }).click()

  await insats.getByLabel(`Ny aktivitet för ${GEMENSAM}`).fill(LASPASS)
  await page.keyboard.press('Enter')
  await typeDate(insats, `Från och med, ${LASPASS}`, `${YEAR}-03-02`)
  await typeDate(insats, `Till och med, ${LASPASS}`, `${YEAR}-03-26`)
  await insats.getByRole('combobox', { name: `Ansvarig för ${LASPASS}` }).click()
  await page.getByRole('option', { name: 'Demopedagog två Braås' }).click()
  await insats.getByRole('button', { name: `Status för ${LASPASS}` }).click()
  await page.getByRole('option', { name: 'Pågår' }).click()

  await insats.getByRole('button', { name: /^Följ upp/ }).click()
  await insats.getByRole('radio', { name: 'Risk' }).click()
  await insats.getByLabel('Vad har vi gjort, och vad märker vi?').fill('Två pass av tre blev av.')
  await insats.getByLabel('Värde (%)').fill('80,5')
  await insats.getByRole('button', { name: 'Spara uppföljningen' }).click()

  await goTo(rektor.page, 'genomfor')
  const hers = rektor.page.getByRole('article', { name: GEMENSAM })
  await hers.getByText('Två pass av tre blev av.').waitFor()
  const facts = hers.getByRole('region', { name: `Mål för ${GEMENSAM}` }).getByRole('definition')
  expect(await facts.allInnerTexts()).toEqual(['78,8 %', '87,5 %', `15 juni ${YEAR}`])
})

test('tidslinje: the aktivitet lies along the läsår and is moved with the keys', async () => {
  const { page } = pedagog
  await goTo(page, 'Tidslinje')
  await goTo(rektor.page, 'Tidslinje')
  const bar = page.getByRole('button', { name: `${LASPASS}, 2–26 mars` })
  await bar.focus()
  await bar.press('Shift+ArrowRight')
  await rektor.page.getByRole('button', { name: `${LASPASS}, 9 mars–2 april` }).waitFor()
  await page.keyboard.press('Alt+ArrowRight')
  await rektor.page.getByRole('button', { name: `${LASPASS}, 9 mars–3 april` }).waitFor()
})

test('förvaltningens översikt has followed all the way without a reload, and leads down to the board', async () => {
  await rektor.page.getByRole('button', { name: 'Fas: Följ upp' }).click()
  await choose(rektor.page.getByRole('dialog', { name: 'Var är ni i arbetet?' }), 'radio', /^5\. Genomför/)
  const { page } = forvaltning
  const row = page.getByRole('rowheader', { name: /^Braås skola/ }).locator('xpath=..')
  const link = row.getByRole('link', {
    name: 'Braås skola, tavlan: moment 5 av 5, Genomför och följ upp. Följ upp: 2 resultat. Resultat: 1 undersöks djupare. Orsaker: 6 orsaker. Insatser: 3 insatser, 1 beslutad. Genomför: 1 aktivitet, 1 uppföljning.',
  })
  await link.waitFor()
  const status = await row.getByRole('listitem').allTextContents()
  expect(status).toEqual(['1 förslag', '1 pågår', '1 avslagen'])
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  await link.click()
  await page.getByRole('heading', { level: 1, name: 'Braås skola' }).waitFor()
  await page.getByRole('article', { name: GEMENSAM }).waitFor()
})

test('the database holds it all, row by row', async () => {
  for (const { page } of [pedagog, rektor]) await untilSaved(page)
  await checkRows(server.database.db, boardId)
})

test('nothing went wrong on any of the three screens', () => {
  for (const { guard } of [pedagog, rektor, forvaltning]) expect(guard.faults).toEqual([])
})

async function writeOrsaker(page: Page, ...orsaker: string[]): Promise<void> {
  await page.getByLabel('Skriv en möjlig orsak').click()
  for (const orsak of orsaker) {
    await page.keyboard.type(orsak, { delay: 5 })
    await page.keyboard.press('Enter')
  }
}

async function untilOrder(page: Page, rubriker: string[]): Promise<void> {
  const list = page.getByRole('list', { name: 'Insatser i rektors ordning' })
  await expect
    .poll(
      () =>
        list
          .getByRole('textbox', { name: /^Rubrik/ })
          .evaluateAll((all) => all.map((it) => (it as HTMLTextAreaElement).value)),
      SOON,
    )
    .toEqual(rubriker)
}

type Decision = { beslut?: string; motivering: string; enheter?: string[] }

async function decide(
  page: Page,
  rubrik: string,
  { beslut, motivering, enheter = [] }: Decision,
): Promise<void> {
  await page.getByRole('button', { name: `Besluta om ”${rubrik}”` }).click()
  const dialog = page.getByRole('dialog', { name: `Besluta om ”${rubrik}”` })
  if (beslut) await choose(dialog, 'radio', new RegExp(`^${beslut}`))
  await dialog.getByLabel('Motivering').fill(motivering)
  if (enheter.length > 0) await choose(dialog, 'radio', 'Några enheter')
  for (const enhet of enheter) await choose(dialog, 'checkbox', enhet)
  await dialog
    .getByRole('button', { name: beslut === 'Avslagen' ? 'Avslå insatsen' : 'Besluta insatsen' })
    .click()
  await dialog.waitFor({ state: 'detached' })
}
