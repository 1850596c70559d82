import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
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

test.each([
  ['a text that is no JSON', () => JSON.parse('Kalle i 3B')],
  ['a value that Node cannot use', () => Buffer.alloc(8, 'x', 'Kalle' as BufferEncoding)],
  ['an argument that Node cannot use', () => readFileSync({ namn: 'Kalle' } as unknown as string)],
  ['a form of another shape', () => z.strictObject({}).parse({ 'Kalle i 3B': 1 })],
])('%s is not logged', (_what, fail) => {
  const logged = JSON.stringify(describeError(thrownBy(fail)))
  expect(logged).not.toContain('Kalle')
  expect(logged).toContain('log.test.ts')
})

test('what went wrong in the server itself is logged as it is', () => {
  const { message, stack } = describeError(new TypeError('room is not a function')) as Record<string, string>
  expect(message).toBe('room is not a function')
  expect(stack).toContain('TypeError: room is not a function')
})

function thrownBy(fail: () => unknown): unknown {
  try {
    return fail()
  } catch (error) {
    return error
  }
}
