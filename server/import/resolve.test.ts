import { expect, test } from 'vitest'
import type { Matvarde } from '#domain/ska/matvarde.ts'
import type { LastMatvarde, Parsed } from './parsed.ts'
import { resolve } from './resolve.ts'

const last = (rad: number, over: Partial<LastMatvarde> = {}): LastMatvarde => ({
  rad,
  enhet: 'Strandskolan',
  indikatorId: 'GR-5-1',
  objekt: 'enhet',
  objektKod: null,
  period: '2025/26',
  kon: 'T',
  varde: 62,
  markor: null,
  antal: null,
  kalla: 'Test',
  hamtad: '2026-06-01',
  ...over,
})
const parsed = (...varden: LastMatvarde[]): Parsed => ({
  format: 'matvarden',
  enheter: [],
  varden,
  fel: [],
  noter: [],
})
const strand = {
  id: 'e1',
  namn: 'Strandskolan',
  skolenhetskod: '12345678',
  kallId: null,
  skolformer: ['GR' as const],
}
const known = { kommunkod: '9999', enheter: [strand], varden: [] as Matvarde[] }
let made = 0
const newId = () => `new-${++made}`

test('an enhet is found by name, whatever the case, and by skolenhetskod', () => {
  const { nya, fel } = resolve(
    parsed(last(2, { enhet: 'STRANDSKOLAN ' }), last(3, { enhet: '12345678', period: '2024/25' })),
    known,
    newId,
  )
  expect(nya.map(({ enhetId }) => enhetId)).toEqual(['e1', 'e1'])
  expect(fel).toEqual([])
})

test('an enhet that the huvudman does not have is a fault on its line', () => {
  const { nya, fel } = resolve(parsed(last(7, { enhet: 'Bergaskolan' })), known, newId)
  expect(nya).toEqual([])
  expect(fel).toEqual([{ rad: 7, text: expect.stringContaining('Bergaskolan') }])
})

test('new, changed and unchanged figures are told apart', () => {
  const stored = resolve(parsed(last(2), last(3, { period: '2024/25' })), known, newId).nya
  const next = resolve(
    parsed(last(2), last(3, { period: '2024/25', varde: 60 }), last(4, { period: '2023/24' })),
    { ...known, varden: stored },
    newId,
  )
  expect([next.nya.length, next.andrade.length, next.oforandrade]).toEqual([1, 1, 1])
})

test('the same figure fetched on another day is no change', () => {
  const stored = resolve(parsed(last(2)), known, newId).nya
  expect(
    resolve(parsed(last(2, { hamtad: '2026-11-01' })), { ...known, varden: stored }, newId).oforandrade,
  ).toBe(1)
})

test('a figure that comes twice is a fault on the second line', () => {
  const { nya, fel } = resolve(parsed(last(2), last(9, { varde: 70 })), known, newId)
  expect(nya.map(({ varde }) => varde)).toEqual([62])
  expect(fel).toEqual([{ rad: 9, text: expect.stringContaining('rad 2') }])
})

test('a school of the file is made once and then known', () => {
  const school = {
    rad: 2,
    kallId: 'abyskola',
    namn: 'Åby skola',
    skolformer: ['GR' as const],
    beskrivning: '',
  }
  const file = { ...parsed(last(2, { enhet: 'abyskola' })), enheter: [school] }
  const first = resolve(file, known, newId)
  expect(first.nyaEnheter.map(({ namn }) => namn)).toEqual(['Åby skola'])
  expect(first.nya[0]?.enhetId).toBe(first.nyaEnheter[0]?.id)
  const again = resolve(file, { ...known, enheter: [{ ...school, id: 'e2', skolenhetskod: null }] }, newId)
  expect(again.nyaEnheter).toEqual([])
  expect(again.nya[0]?.enhetId).toBe('e2')
})

test('kommunen is the huvudman’s own kommun', () => {
  const { nya } = resolve(parsed(last(2, { enhet: null, objekt: 'kommun' })), known, newId)
  expect(nya[0]).toMatchObject({ enhetId: null, objekt: 'kommun', objektKod: '9999' })
})
