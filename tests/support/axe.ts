/** Accessibility faults of a page as it stands, found by axe-core in the browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = { run(context: Document, options: object): Promise<{ violations: AxeViolation[] }> }
type AxeViolation = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }

const EVERY_RULE = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * One line a fault, with where it is; empty is well. WCAG 2.0–2.2 A and AA, and axe's best practices; `colours` looks
 * only at what another theme can change.
 */
export async function axeFaults(page: Page, which: 'all' | 'colours' = 'all'): Promise<string[]> {
  await settled(page)
  // Evaluated through the protocol, so that the page's own policy against foreign scripts stays on.
  await page.evaluate(AXE)
  const violations = await page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      return (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations
    },
    which === 'all' ? EVERY_RULE : COLOURS,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${JSON.stringify(target)}: ${failureSummary ?? ''}`,
    ),
  )
}

/** Another theme or width is drawn, and no colour is on its way to the next. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    await frame()
    await frame()
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  })
}
