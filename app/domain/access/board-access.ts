import { CARD_KINDS, type CardKind } from '#domain/board/fields.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Roll, Rolltilldelning } from '#domain/ska/roll.ts'
import type { Viewer } from './viewer.ts'

/** What a person may do with a board. `roots` are the kinds of card they may write; empty is read only. */
export type BoardAccess = { read: boolean; roots: ReadonlySet<CardKind>; decide: boolean; roll: Roll | null }

const ALL: ReadonlySet<CardKind> = new Set(CARD_KINDS)
const COMMENTS: ReadonlySet<CardKind> = new Set<CardKind>(['kommentarer'])
const NONE: ReadonlySet<CardKind> = new Set<CardKind>()
const NO_ACCESS: BoardAccess = { read: false, roots: NONE, decide: false, roll: null }

/**
 * Deny by default: the widest access that any of the person's roles gives on this board. A role reaches only
 * its own huvudman, and an enhet's role only that enhet.
 */
export function boardAccess(viewer: Viewer, board: BoardRef): BoardAccess {
  if (viewer.huvudmanId !== board.huvudmanId) return NO_ACCESS
  return viewer.roller.map((tilldelning) => accessOf(tilldelning, board)).reduce(wider, NO_ACCESS)
}

function accessOf({ roll, enhetId, arbetslagId }: Rolltilldelning, board: BoardRef): BoardAccess {
  const ownEnhet = board.enhetId !== null && enhetId === board.enhetId
  const readOnly: BoardAccess = { read: true, roots: NONE, decide: false, roll }
  const everything: BoardAccess = { read: true, roots: ALL, decide: true, roll }
  switch (roll) {
    case 'admin':
      return everything
    case 'forvaltning':
      return board.niva === 'huvudman' ? everything : { ...readOnly, roots: COMMENTS }
    case 'rektor':
      if (ownEnhet) return everything
      return board.niva === 'huvudman' ? readOnly : NO_ACCESS
    case 'pedagog':
      if (board.niva === 'huvudman') return readOnly
      if (!ownEnhet) return NO_ACCESS
      return board.niva === 'enhet' || board.arbetslagId === arbetslagId
        ? { ...readOnly, roots: ALL }
        : readOnly
    case 'namnd':
      return board.niva === 'arbetslag' ? NO_ACCESS : readOnly
    case 'gast':
      return NO_ACCESS
  }
}

function wider(a: BoardAccess, b: BoardAccess): BoardAccess {
  const rank = (x: BoardAccess) => (x.read ? 1 : 0) + x.roots.size * 2 + (x.decide ? 1000 : 0)
  return rank(b) > rank(a) ? b : a
}
