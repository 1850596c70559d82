/** A board as plain values: what a version keeps. */
import type { CardKind } from '../fields.ts'

/** A card's fields by name: a text as its letters, a set as its sorted members, everything else as it is. */
export type RenderedCard = Record<string, unknown>

/** Cards by kind and id, hidden ones with them, and the server-owned root. */
export type RenderedBoard = {
  kort: Partial<Record<CardKind, Record<string, RenderedCard>>>
  beslut: Record<string, unknown>
}
