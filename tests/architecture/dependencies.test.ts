import { expect, test } from 'vitest'
import { findViolations } from './dependency-rule.ts'

test('every import follows the dependency rule', async () => {
  const { seen, violations } = await findViolations(['app', 'server', 'db'])
  expect(seen).toBeGreaterThan(100)
  expect(violations).toEqual([])
}, 60_000)

test('the rule sees a leak when there is one', async () => {
  const { violations } = await findViolations(['tests/architecture/canary'])
  expect(violations).toContain('domain-is-pure: tests/architecture/canary/app/domain/leaks.ts → fs')
  expect(
    violations.some((v) => v.startsWith('web-gets-server-by-type: tests/architecture/canary/app/')),
  ).toBe(true)
}, 60_000)
