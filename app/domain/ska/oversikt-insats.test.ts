import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './civil-datum.ts'
import { isLate } from './insats-status.ts'
import { type InsatsRad, lateReasons, oversiktInsatsOf } from './oversikt-insats.ts'

const TODAY = '2026-11-21'
const BESLUTAD: InsatsRad = {
  boardId: 'board',
  id: 'insats',
  enhetId: 'enhet',
  ordning: 1,
  rubrik: 'Läslyft',
  ansvarig: null,
  beslut: 'beslutad',
  beslutDatum: '2026-10-01',
  omfattning: 'enskild',
  enheter: [],
  delmalIds: [],
  lage: null,
  senastUppfoljd: null,
  maldatum: null,
  start: null,
  aktiviteter: [],
}

test('a late insats says which date has passed and which aktivitet was not done', () => {
  const rad: InsatsRad = {
    ...BESLUTAD,
    maldatum: '2026-11-20',
    aktiviteter: [
      { id: 'a', rubrik: 'Kollegial läsning', status: 'pagaende', slut: '2026-11-01' },
      { id: 'b', rubrik: 'Kartläggning', status: 'klar', slut: '2026-09-01' },
      { id: 'c', rubrik: 'Uppföljning', status: 'planerad', slut: TODAY },
    ],
  }
  expect(lateReasons(rad, TODAY)).toEqual([
    'Måldatumet 20 november 2026 har passerat.',
    'Aktiviteten ”Kollegial läsning” skulle ha varit klar 1 november 2026.',
  ])
})

test('an insats has reasons to be late exactly when the status rule calls it late', () => {
  const datum = fc.option(fc.integer({ min: -5, max: 5 }).map((days) => addDays(TODAY, days)))
  const rad = fc.record(
    {
      beslut: fc.constantFrom('forslag', 'beslutad', 'avvaktar', 'avslagen'),
      lage: fc.option(fc.constantFrom('pa-vag', 'risk', 'ur-kurs', 'klar')),
      maldatum: datum,
      aktiviteter: fc.array(
        fc.record({
          id: fc.uuid(),
          rubrik: fc.constant('x'),
          status: fc.constantFrom('planerad', 'pagaende', 'klar'),
          slut: datum,
        }),
        { maxLength: 3 },
      ),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(rad, (given) => {
      const insats = { ...BESLUTAD, ...given } as InsatsRad
      expect(lateReasons(insats, TODAY).length > 0).toBe(isLate(insats, TODAY))
    }),
  )
})

test('an insats is quiet on the sixty-first day after its latest uppföljning, not on the sixtieth', () => {
  const tyst = (senastUppfoljd: string) => oversiktInsatsOf({ ...BESLUTAD, senastUppfoljd }, TODAY).tyst
  expect(tyst(addDays(TODAY, -60))).toBeNull()
  expect(tyst(addDays(TODAY, -61))).toBe(61)
})

test('an insats never followed up is quiet from its decision or its start, whichever is later', () => {
  const tyst = (rad: Partial<InsatsRad>) => oversiktInsatsOf({ ...BESLUTAD, ...rad }, TODAY).tyst
  expect(tyst({ beslutDatum: '2026-08-20' })).toBe(93)
  expect(tyst({ beslutDatum: '2026-08-20', start: '2026-11-01' })).toBeNull()
  expect(tyst({ beslutDatum: '2026-08-20', start: '2027-02-01' })).toBeNull()
  expect(tyst({ beslutDatum: null, start: null })).toBeNull()
})

test('what is not decided, or already done, is never quiet', () => {
  const old = { ...BESLUTAD, senastUppfoljd: '2026-01-01' }
  expect(oversiktInsatsOf({ ...old, beslut: 'avvaktar' }, TODAY).tyst).toBeNull()
  expect(oversiktInsatsOf({ ...old, lage: 'klar' }, TODAY).tyst).toBeNull()
  expect(oversiktInsatsOf(old, TODAY).tyst).toBe(324)
})
