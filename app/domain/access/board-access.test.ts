import { describe, expect, test } from 'vitest'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Roll, Rolltilldelning } from '#domain/ska/roll.ts'
import { boardAccess } from './board-access.ts'
import { canCreateBoard } from './can.ts'
import type { Viewer } from './viewer.ts'

const viewerWith = (...roller: Rolltilldelning[]): Viewer => ({
  personId: 'p1',
  namn: 'Anna',
  epost: 'anna@demo.se',
  huvudmanId: 'h1',
  huvudmanNamn: 'Lindvik',
  roller,
})
const roll = (name: Roll, enhetId: string | null = null, arbetslagId: string | null = null) => ({
  roll: name,
  enhetId,
  arbetslagId,
})

const board = (over: Partial<BoardRef>): BoardRef => ({
  id: 'b1',
  huvudmanId: 'h1',
  enhetId: 'e1',
  arbetslagId: null,
  niva: 'enhet',
  lasar: '2026/27',
  ...over,
})
const BOARDS = {
  enhet: board({}),
  eget: board({ niva: 'arbetslag', arbetslagId: 'a1' }),
  annat: board({ niva: 'arbetslag', arbetslagId: 'a2' }),
  huvudman: board({ niva: 'huvudman', enhetId: null }),
  annanEnhet: board({ enhetId: 'e2' }),
  annanHuvudman: board({ huvudmanId: 'h2' }),
}

/** What each person may do with each board: `-` nothing, `r` read, `k` comment, `w` write, `d` decide too. */
const MATRIX: [
  who: string,
  viewer: Viewer,
  expected: Record<keyof typeof BOARDS, '-' | 'r' | 'k' | 'w' | 'd'>,
][] = [
  [
    'pedagog i arbetslaget',
    viewerWith(roll('pedagog', 'e1', 'a1')),
    { enhet: 'w', eget: 'w', annat: 'r', huvudman: 'r', annanEnhet: '-', annanHuvudman: '-' },
  ],
  [
    'rektor',
    viewerWith(roll('rektor', 'e1')),
    { enhet: 'd', eget: 'd', annat: 'd', huvudman: 'r', annanEnhet: '-', annanHuvudman: '-' },
  ],
  [
    'en annan enhets rektor',
    viewerWith(roll('rektor', 'e9')),
    { enhet: '-', eget: '-', annat: '-', huvudman: 'r', annanEnhet: '-', annanHuvudman: '-' },
  ],
  [
    'förvaltning',
    viewerWith(roll('forvaltning')),
    { enhet: 'k', eget: 'k', annat: 'k', huvudman: 'd', annanEnhet: 'k', annanHuvudman: '-' },
  ],
  [
    'nämnd',
    viewerWith(roll('namnd')),
    { enhet: 'r', eget: '-', annat: '-', huvudman: 'r', annanEnhet: 'r', annanHuvudman: '-' },
  ],
  [
    'admin',
    viewerWith(roll('admin')),
    { enhet: 'd', eget: 'd', annat: 'd', huvudman: 'd', annanEnhet: 'd', annanHuvudman: '-' },
  ],
  [
    'gäst',
    viewerWith(roll('gast', 'e1')),
    { enhet: '-', eget: '-', annat: '-', huvudman: '-', annanEnhet: '-', annanHuvudman: '-' },
  ],
  [
    'någon utan roll',
    viewerWith(),
    { enhet: '-', eget: '-', annat: '-', huvudman: '-', annanEnhet: '-', annanHuvudman: '-' },
  ],
  [
    'rektor på två enheter',
    viewerWith(roll('rektor', 'e1'), roll('rektor', 'e2')),
    { enhet: 'd', eget: 'd', annat: 'd', huvudman: 'r', annanEnhet: 'd', annanHuvudman: '-' },
  ],
  [
    'pedagog som också är nämndledamot',
    viewerWith(roll('pedagog', 'e1', 'a1'), roll('namnd')),
    { enhet: 'w', eget: 'w', annat: 'r', huvudman: 'r', annanEnhet: 'r', annanHuvudman: '-' },
  ],
]

describe.each(MATRIX)('%s', (_who, viewer, expected) => {
  test.each(Object.entries(BOARDS))('reaches the board «%s» exactly as the roles say', (name, ref) => {
    const { read, roots, decide } = boardAccess(viewer, ref)
    const mark = decide ? 'd' : roots.size > 1 ? 'w' : roots.has('kommentarer') ? 'k' : read ? 'r' : '-'
    expect(mark).toBe(expected[name as keyof typeof BOARDS])
  })
})

test('a pedagog starts a board for the own arbetslag, not for the enhet', () => {
  const pedagog = viewerWith(roll('pedagog', 'e1', 'a1'))
  expect(canCreateBoard(pedagog, { enhetId: 'e1', arbetslagId: 'a1' })).toBe(true)
  expect(canCreateBoard(pedagog, { enhetId: 'e1', arbetslagId: 'a2' })).toBe(false)
  expect(canCreateBoard(pedagog, { enhetId: 'e1', arbetslagId: null })).toBe(false)
})
