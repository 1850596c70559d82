import { expect, test } from 'vitest'
import { toBeslutForm } from '#app/realtime/beslut-form.ts'
import type { BeslutIntent } from '#domain/board/beslut-intent.ts'
import { readBeslutForm } from './form.ts'

const insatsId = '6f1e2c34-0000-4000-8000-000000000001'
const before = '6f1e2c34-0000-4000-8000-000000000002'

const intents: BeslutIntent[] = [
  { intent: 'rank', insatsId, before },
  { intent: 'rank', insatsId, before: null },
  { intent: 'decide', insatsId, beslut: 'beslutad', motivering: 'Störst effekt, enligt åtta av tio lärare.' },
  { intent: 'decide', insatsId, beslut: 'avvaktar', motivering: '' },
  { intent: 'omfattning', insatsId, omfattning: 'nagra', enheter: [insatsId, before] },
  { intent: 'omfattning', insatsId, omfattning: 'enskild', enheter: [] },
  { intent: 'fas', fas: 'orsaker' },
  { intent: 'las', las: ['folj-upp', 'resultat'] },
  { intent: 'las', las: [] },
]

test.each(intents)('what is asked for survives the form: %j', (intent) => {
  expect(readBeslutForm(toBeslutForm(intent))).toEqual(intent)
})

test.each([
  { intent: 'rank', insatsId: '../etc', before: '' },
  { intent: 'rank', insatsId },
  { intent: 'decide', insatsId, beslut: 'kanske', motivering: '' },
  { intent: 'fas', fas: 'semester' },
  { intent: 'avsked' },
  {},
])('a form that asks for something else is no form: %j', (fields) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  expect(readBeslutForm(form)).toBeNull()
})
