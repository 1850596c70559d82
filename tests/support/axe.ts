/** Accessibility faults of a page as it stands, found by axe-core in the browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = { run(context: Document, options: object): Promise<{ violations: AxeViolation[] }> }
type AxeViolation = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }

/** One line a fault, with where it is; empty is well. WCAG 2.0–2.2 A and AA, and axe's best practices. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated through the protocol, so that the page's own policy against foreign scripts stays on.
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${JSON.stringify(target)}: ${failureSummary ?? ''}`,
    ),
  )
}
