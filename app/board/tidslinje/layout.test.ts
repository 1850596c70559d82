import { expect, test } from 'vitest'
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'
import { addDays } from '#domain/ska/civil-datum.ts'
import { axisOf, datumAt, monthsOf, placingOf, shareOf, weeksOf } from './axis.ts'
import { andringOfKey, changedTid } from './change-tid.ts'
import { momentTider } from './moment-tider.ts'
import { monthList } from './month-list.ts'
import { packLanes, placePosts } from './pack-lanes.ts'
import { changedText, lengthText, periodShort, periodText } from './texts.ts'

const LASAR = '2026/27'
const axis = axisOf(LASAR)

function post(given: Partial<Arshjulspost> & { id: string }): Arshjulspost {
  return {
    ...{ mall: 'vasby', kod: given.id, niva: 'enhet', kalender: 'lasar', forstaManad: 9, sistaManad: 9 },
    ...{ titel: given.id, text: '', artefakt: null, beslutstyp: null, agare: null, beror: [], kalla: '' },
    ...given,
  }
}

test('every day of the läsår stands one day’s width after the one before, over both changes of the clock', () => {
  for (const datum of ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29']) {
    const step = (shareOf(axis, addDays(datum, 1)) - shareOf(axis, datum)) * axis.days
    expect(step).toBeCloseTo(1, 9)
    expect(datumAt(axis, shareOf(axis, datum) + 0.5 / axis.days)).toBe(datum)
  }
})

test('a leap year has one day more, and it is a day like the others', () => {
  const leap = axisOf('2027/28')
  expect([axis.days, leap.days]).toEqual([365, 366])
  expect(datumAt(leap, shareOf(leap, '2028-02-29') + 0.001)).toBe('2028-02-29')
  expect(changedTid({ start: '2028-02-28', slut: '2028-02-28' }, 'slut', 1).slut).toBe('2028-02-29')
  expect(changedTid({ start: '2027-02-28', slut: '2027-02-28' }, 'slut', 1).slut).toBe('2027-03-01')
})

test('a bar covers its last day too', () => {
  const { left, width } = placingOf(axis, { start: '2026-07-01', slut: '2026-07-07' })
  expect(left).toBe(0)
  expect(width * axis.days).toBeCloseTo(7, 9)
})

test('a bar that leaves the läsår is cut there and says on which side it goes on', () => {
  expect(placingOf(axis, { start: '2026-06-01', slut: '2026-07-10' })).toMatchObject({
    left: 0,
    fore: true,
    efter: false,
  })
  const over = placingOf(axis, { start: '2027-06-30', slut: '2027-08-01' })
  expect(over).toMatchObject({ fore: false, efter: true })
  expect(over.width * axis.days).toBeCloseTo(1, 9)
})

test('a bar wholly outside the läsår has no width and stands at the side where it is', () => {
  expect(placingOf(axis, { start: '2025-01-01', slut: '2025-02-01' })).toMatchObject({
    left: 0,
    width: 0,
    fore: true,
  })
  expect(placingOf(axis, { start: '2027-09-01', slut: '2027-09-02' })).toMatchObject({
    left: 1,
    width: 0,
    efter: true,
  })
})

test('months and weeks fill the axis without gaps; weeks begin on Mondays and count from ISO’s week 1', () => {
  for (const ticks of [monthsOf(axis), weeksOf(axis)]) {
    ticks.reduce((end, tick) => {
      expect(tick.left).toBeCloseTo(end, 9)
      return tick.left + tick.width
    }, 0)
    expect(ticks.at(-1)!.left + ticks.at(-1)!.width).toBeCloseTo(1, 9)
  }
  expect(monthsOf(axis).map(({ key }) => key)).toHaveLength(12)
  const weeks = weeksOf(axis)
  expect(weeks.find(({ first }) => first === '2026-11-02')).toMatchObject({ vecka: 45 })
  expect(weeks.find(({ first }) => first === '2026-12-28')).toMatchObject({ vecka: 53 })
  expect(weeks.find(({ first }) => first === '2027-01-04')).toMatchObject({ vecka: 1 })
})

test('a move keeps the length, an end stops at the other end', () => {
  const tid = { start: '2027-03-03', slut: '2027-04-14' }
  expect(changedTid(tid, 'flytta', -7)).toEqual({ start: '2027-02-24', slut: '2027-04-07' })
  expect(changedTid(tid, 'slut', -100)).toEqual({ start: '2027-03-03', slut: '2027-03-03' })
  expect(changedTid(tid, 'start', 100)).toEqual({ start: '2027-04-14', slut: '2027-04-14' })
})

test('arrows move days and weeks, Alt the end, Alt and Shift the start; other keys are left alone', () => {
  const press = (key: string, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey', boolean>> = {}) =>
    andringOfKey({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held })
  expect(press('ArrowRight')).toEqual(['flytta', 1])
  expect(press('ArrowLeft', { shiftKey: true })).toEqual(['flytta', -7])
  expect(press('ArrowRight', { altKey: true })).toEqual(['slut', 1])
  expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toEqual(['start', -1])
  expect(press('ArrowRight', { ctrlKey: true })).toBeNull()
  expect(press('ArrowDown')).toBeNull()
})

test('periods are said as one would say them, with a year only outside the läsår', () => {
  const say = (start: string, slut: string) => periodText({ start, slut }, LASAR)
  expect(say('2027-03-03', '2027-04-14')).toBe('3 mars–14 april')
  expect(say('2027-03-03', '2027-03-14')).toBe('3–14 mars')
  expect(say('2027-03-03', '2027-03-03')).toBe('3 mars')
  expect(say('2026-12-15', '2027-01-12')).toBe('15 december–12 januari')
  expect(say('2027-06-15', '2027-08-20')).toBe('15 juni–20 augusti 2027')
  expect(
    changedText({ rubrik: 'Kollegial läsning' }, { start: '2027-03-03', slut: '2027-04-14' }, LASAR),
  ).toBe('Kollegial läsning: 3 mars–14 april')
  expect(periodShort({ start: '2027-03-03', slut: '2027-04-14' })).toBe('3 mar–14 apr')
  expect(lengthText({ start: '2027-03-03', slut: '2027-04-13' })).toBe('6 veckor')
  expect(lengthText({ start: '2027-03-03', slut: '2027-03-03' })).toBe('1 dag')
})

test('names that would cover each other get a lane each, and a lane is used again when it is free', () => {
  expect(
    packLanes([
      { left: 0, right: 0.3 },
      { left: 0.1, right: 0.2 },
      { left: 0.3, right: 0.4 },
      { left: 0.15, right: 0.25 },
    ]),
  ).toEqual([0, 1, 0, 2])
})

test('a name without room to its right is written to the left, and posts without months are left out', () => {
  const placed = placePosts(
    [
      post({ id: 'tidig', titel: 'Kvalitetsplan' }),
      post({ id: 'sen', titel: 'En ganska lång titel', forstaManad: 6, sistaManad: 6 }),
      post({ id: 'utan', forstaManad: 7, sistaManad: 6 }),
      post({ id: 'M3', mall: 'degerfors', forstaManad: 10, sistaManad: 11 }),
    ],
    { axis, lasar: LASAR, charShare: 0.008 },
  )
  expect(placed.map(({ post: { id }, anchor }) => [id, anchor])).toEqual([
    ['tidig', 'start'],
    ['sen', 'end'],
  ])
})

test('the moments take their months from the årshjul, and a proposal where it leaves them open', () => {
  const tider = momentTider(
    [
      post({ id: 'M1', mall: 'degerfors', forstaManad: 8, sistaManad: 8 }),
      post({ id: 'M2', mall: 'degerfors', forstaManad: 7, sistaManad: 6 }),
    ],
    LASAR,
  )
  expect(tider[0]).toEqual({ moment: 'folj-upp', start: '2026-08-01', slut: '2026-08-31', forslag: false })
  expect(tider[1]).toMatchObject({ moment: 'resultat', start: '2026-09-01', forslag: true })
  expect(tider.at(-1)).toMatchObject({ moment: 'genomfor', slut: '2027-06-30' })
})

test('the list runs month by month, with the year’s own dates before the board’s on the same day', () => {
  const aktivitet = {
    ...{ id: 'a1', insatsId: 'i1', insatsRubrik: 'Läsning', order: 'a0', rubrik: 'Steg', ansvarig: null },
    ...{ status: 'planerad' as const, sen: false, tid: { start: '2026-09-30', slut: '2026-11-01' } },
  }
  const insats = {
    ...{ id: 'i1', rubrik: 'Läsning', ansvarig: null, status: 'planerad' as const, sen: false },
    ...{ maldatum: '2026-08-15', tid: aktivitet.tid, aktiviteter: [aktivitet], utanDatum: [] },
  }
  const list = monthList(
    { insatser: [insats], utanDatum: [] },
    { moment: [], posts: [post({ id: 'E2' })], lasar: LASAR },
  )
  expect(list.map(({ namn, rader }) => [namn, rader.map(({ id }) => id)])).toEqual([
    ['augusti 2026', ['i1']],
    ['september 2026', ['E2', 'a1']],
  ])
})
