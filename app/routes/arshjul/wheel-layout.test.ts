import { expect, test } from 'vitest'
import { arshjulsmall } from '#db/catalogue/arshjul.ts'
import { wheelRings } from './wheel-layout.ts'

const rings = wheelRings(arshjulsmall('vasby').map((post) => ({ ...post, id: post.kod })))

test('the three levels of the Väsby appendix and fullmäktige each have their ring, fullmäktige outermost', () => {
  expect(rings.map(({ niva }) => niva)).toEqual(['fullmaktige', 'namnd', 'kontor', 'enhet'])
})

test('no two posts of a ring lie on top of each other', () => {
  for (const { arcs } of rings) {
    for (const a of arcs) {
      for (const b of arcs) {
        if (a === b || a.lane !== b.lane) continue
        // The year is a circle: compare also with one turn added.
        for (const turn of [-1, 0, 1]) {
          const overlap = Math.min(a.to, b.to + turn) - Math.max(a.from, b.from + turn)
          expect(overlap).toBeLessThan(0.001)
        }
      }
    }
  }
})

test('work from October to May is one arc of eight months', () => {
  const e3 = rings.at(-1)!.arcs.find(({ post }) => post.kod === 'E3')!
  expect([e3.from * 12, Math.round((e3.to - e3.from) * 12)]).toEqual([2, 8])
})
