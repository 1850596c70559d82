/** What differs between two versions of a board, card by card and field by field. */
import { CARD_KINDS, CARDS, type CardKind } from '../fields.ts'
import { cardIn, isShownIn, type RenderedBoard, saysTheSame } from './render.ts'

export type CardRef = { kind: CardKind; id: string }
export type FieldChange = { falt: string; before: unknown; after: unknown }
export type CardChange = CardRef & {
  /** Made since; gone; there again; or there all the time with something else on it. */
  slag: 'ny' | 'borttagen' | 'tillbaka' | 'andrad'
  /** Empty for a card that is new: it has nothing to be compared with. */
  falt: FieldChange[]
}
export type BeslutChange = { nyckel: string; before: unknown; after: unknown }
export type Comparison = { kort: CardChange[]; beslut: BeslutChange[] }

/** From `a` to `b`. What could be seen in neither is left out. */
export function compareVersions(a: RenderedBoard, b: RenderedBoard): Comparison {
  const kort = CARD_KINDS.flatMap((kind) =>
    idsIn(kind, a, b).flatMap((id) => compareCard(a, b, { kind, id })),
  )
  const nycklar = [...new Set([...Object.keys(a.beslut), ...Object.keys(b.beslut)])].sort()
  const beslut = nycklar
    .map((nyckel) => ({ nyckel, before: a.beslut[nyckel] ?? null, after: b.beslut[nyckel] ?? null }))
    .filter(({ before, after }) => !saysTheSame(before, after))
  return { kort, beslut }
}

/** Ids of a kind that either version knows. */
export function idsIn(kind: CardKind, a: RenderedBoard, b: RenderedBoard): string[] {
  return [...new Set([...Object.keys(a.kort[kind] ?? {}), ...Object.keys(b.kort[kind] ?? {})])].sort()
}

function compareCard(a: RenderedBoard, b: RenderedBoard, ref: CardRef): CardChange[] {
  const { kind, id } = ref
  const wasShown = isShownIn(a, kind, id)
  const isShown = isShownIn(b, kind, id)
  if (!wasShown && !isShown) return []
  const was = cardIn(a, kind, id)
  if (!was) return [{ ...ref, slag: 'ny', falt: [] }]
  const now = cardIn(b, kind, id)
  const falt = now ? changedFields(kind, was, now) : []
  if (wasShown !== isShown) return [{ ...ref, slag: isShown ? 'tillbaka' : 'borttagen', falt }]
  return falt.length === 0 ? [] : [{ ...ref, slag: 'andrad', falt }]
}

/** A field that one of them does not know was not in the schema then, and says nothing about a change. */
function changedFields(
  kind: CardKind,
  was: Record<string, unknown>,
  now: Record<string, unknown>,
): FieldChange[] {
  return Object.keys(CARDS[kind])
    .filter((name) => name !== 'raderad' && was[name] !== undefined && now[name] !== undefined)
    .filter((name) => !saysTheSame(was[name], now[name]))
    .map((name) => ({ falt: name, before: was[name], after: now[name] }))
}
