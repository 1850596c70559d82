import { expect, test } from 'vitest'
import { describeError } from './log.ts'

test('a failed query is logged without what was asked for', () => {
  const cause = Object.assign(
    new Error('duplicate key value violates unique constraint "person_epost_unique"'),
    {
      code: '23505',
      detail: 'Key (epost)=(astrid@skola.se) already exists.',
    },
  )
  const failed = Object.assign(new Error('Failed query: insert … params: astrid@skola.se', { cause }), {
    query: 'insert …',
    params: ['astrid@skola.se'],
  })
  const logged = JSON.stringify(describeError(failed))
  expect(logged).not.toContain('astrid')
  expect(logged).toContain('23505')
  expect(logged).toContain('log.test.ts')
})

test('a value that the database could not read is not logged', () => {
  const odd = Object.assign(new Error('invalid input syntax for type uuid: "Kalle i 3B"'), { code: '22P02' })
  expect(JSON.stringify(describeError(odd))).not.toContain('Kalle')
})
