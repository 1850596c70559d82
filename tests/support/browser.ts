/** People at their browsers: each with a context of their own, and with everything that goes wrong on record. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type ConsoleGuard, guardConsole } from './console-guard.ts'
import type { TestServer } from './server.ts'

export { launchBrowser } from './chromium.ts'

export type Visitor = {
  page: Page
  context: BrowserContext
  /** What went wrong on any page of this visitor. */
  guard: ConsoleGuard
  /** Opens a path of the server and waits until its scripts run. */
  open(path: string): Promise<void>
  close(): Promise<void>
}

export type VisitorOptions = BrowserContextOptions & {
  /** An e-mail address to be signed in as, with `losenord` (`demo` unless given). */
  as?: string
  losenord?: string
}

/** A new visitor, 1440 × 900, Swedish, without motion. Two visitors share nothing but the server. */
export async function newVisitor(
  browser: Browser,
  server: TestServer,
  { as, losenord, ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    baseURL: server.url,
    ...options,
  })
  context.setDefaultTimeout(15_000)
  if (as) await context.addCookies([sessionCookie(await server.signIn(as, losenord), server.url)])
  const guard = guardConsole(context, server.url)
  const page = await context.newPage()
  return {
    page,
    context,
    guard,
    async open(path) {
      await page.goto(path)
      await untilHydrated(page)
    },
    close: () => context.close(),
  }
}

/** A button that is pressed before React has taken over the page does nothing. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber$')),
  )
}

function sessionCookie(header: string, url: string) {
  const [name = '', value = ''] = header.split('=')
  return { name, value, url, httpOnly: true, sameSite: 'Lax' as const }
}
