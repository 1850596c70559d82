import { expect, test } from 'vitest'
import { verdictRuns } from './verdict-runs.ts'

test('the same verdict in a row is said once, newest first', () => {
  const punkter = [
    { period: '2018/19', markor: 'Medel' },
    { period: '2019/20', markor: '..' },
    { period: '2020/21', markor: 'Under medel' },
    { period: '2021/22', markor: 'Under medel' },
  ]
  expect(verdictRuns(punkter)).toBe('2020/21–2021/22 under medel, 2018/19 medel')
  expect(verdictRuns([])).toBe('')
})
