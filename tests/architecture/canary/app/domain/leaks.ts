/** Breaks the rule on purpose: the test that reads it proves that the checker sees. */
import { readFileSync } from 'node:fs'
import { secret } from '../../server/secret.ts'

export const leaked = [readFileSync, secret]
