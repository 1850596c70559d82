/** Every page, filled and empty, wide and narrow, light and dark, without a fault that axe can see. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '#tests/support/axe.ts'
import { PRELOADED } from '#tests/support/board.ts'
import { launchBrowser, newVisitor, type Visitor } from '#tests/support/browser.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

const BOARD_VIEWS = ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor', 'tidslinje', 'disposition']
/** As empty as they begin; what fills them is looked at in historik.test.ts. */
const HISTORY = ['historik', 'historik?flik=handelser', 'historik?flik=borttaget']

/** Who looks at what; `board` is the fullest board the person leads, `tom` an empty one. */
const ROUNDS: { as: string | undefined; board?: string; paths: string[] }[] = [
  { as: undefined, paths: ['/login', '/ordlista', '/tillganglighet', '/finns-inte'] },
  {
    as: 'forvaltning@demo.se',
    paths: [
      '/oversikt',
      '/arshjul',
      '/arshjul?vy=matris',
      '/mal',
      '/mal/GR',
      '/mal/FSK',
      '/import',
      '/tavlor',
    ],
  },
  { as: 'forvaltning.vaxjo@demo.se', paths: ['/oversikt', '/arshjul', '/mal/GR', '/tavlor'] },
  { as: 'admin@demo.se', paths: ['/personer', '/konto'] },
  {
    as: 'rektor@demo.se',
    board: 'Strandskolan',
    paths: ['/tavlor', '/oversikt', '@enhet', ...[...BOARD_VIEWS, ...HISTORY].map((vy) => `@${vy}`)],
  },
  { as: 'rektor.braas@demo.se', board: 'Braås skola', paths: BOARD_VIEWS.map((vy) => `@${vy}`) },
]

const LOOKS = [
  { name: '1440 px, light', viewport: { width: 1440, height: 900 }, colorScheme: 'light', which: 'all' },
  { name: '1440 px, dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark', which: 'colours' },
  { name: '390 px, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', which: 'all' },
  { name: '390 px, light', viewport: { width: 390, height: 844 }, colorScheme: 'light', which: 'colours' },
] as const

let server: TestServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ config: { demo: true } }), launchBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test.each(ROUNDS)('$as sees pages without a fault', async ({ as, board, paths }) => {
  const visitor = await newVisitor(browser, server, { as })
  const { page, guard } = visitor
  guard.allow(/404/) // the page that is not there
  guard.allow(PRELOADED)
  const base = board === undefined ? null : await boardOf(visitor, board)
  const faults: string[] = []
  for (const path of paths) {
    await visitor.open(base ? path.replace(/^@enhet$/, base.enhet).replace(/^@/, `${base.tavla}/`) : path)
    for (const { name, viewport, colorScheme, which } of LOOKS) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      faults.push(...(await axeFaults(page, which)).map((fault) => `${path}, ${name}: ${fault}`))
    }
  }
  expect(faults).toEqual([])
  expect(guard.faults).toEqual([])
  await visitor.close()
})

test('a page with a fault is seen', async () => {
  const visitor = await newVisitor(browser, server)
  await visitor.open('/login')
  await visitor.page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><button></button>')
  })
  const faults = await axeFaults(visitor.page)
  expect(faults.join('\n')).toMatch(/image-alt/)
  expect(faults.join('\n')).toMatch(/button-name/)
  await visitor.close()
})

/** Addresses of this läsår's board of an enhet, and of the enhet. */
async function boardOf(
  { page, context }: Visitor,
  enhetNamn: string,
): Promise<{ tavla: string; enhet: string }> {
  const answer = await context.request.get('/api/v1/boards')
  const { data } = (await answer.json()) as { data: ApiBoard[] }
  const [board] = data
    .filter((one) => one.enhet === enhetNamn && one.niva === 'enhet')
    .sort((a, b) => (a.lasar < b.lasar ? 1 : -1))
  if (!board) throw new Error(`${enhetNamn} has no board at ${page.url()}: ${JSON.stringify(data)}`)
  return { tavla: `/tavlor/${board.id}`, enhet: `/enheter/${board.enhet_id}` }
}

type ApiBoard = { id: string; enhet: string | null; enhet_id: string | null; niva: string; lasar: string }
