import { expect, test } from 'vitest'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Roll } from '#domain/ska/roll.ts'
import { navItems } from './nav-items.ts'

const viewerWith = (roll: Roll, enhetId: string | null = null): Viewer => ({
  personId: 'p',
  namn: 'Anna Berg',
  epost: 'anna@demo.se',
  huvudmanId: 'h',
  huvudmanNamn: 'Lindviks kommun',
  roller: [{ roll, enhetId, arbetslagId: null }],
})
const ids = (viewer: Viewer) => Object.values(navItems(viewer)).flatMap((items) => items.map(({ id }) => id))

test('a pedagog is not sent to the översikt across enheter', () => {
  expect(ids(viewerWith('pedagog', 'e'))).toEqual(['tavlor', 'arshjul', 'mal'])
})

test('import is for förvaltningen, people are for the administrator', () => {
  expect(ids(viewerWith('rektor', 'e'))).not.toContain('import')
  expect(ids(viewerWith('forvaltning'))).toContain('import')
  expect(ids(viewerWith('forvaltning'))).not.toContain('personer')
  expect(ids(viewerWith('admin'))).toEqual(['oversikt', 'tavlor', 'arshjul', 'mal', 'import', 'personer'])
})

test('who has lost every role is offered the boards, which are none, and nothing of the huvudman’s', () => {
  expect(ids({ ...viewerWith('rektor'), roller: [] })).toEqual(['tavlor'])
})
