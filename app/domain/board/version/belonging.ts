/** What hangs under a card: the causes of a result, the aktiviteter of an insats. */
import { CARD_KINDS, type CardKind } from '../fields.ts'
import type { CardRef } from './compare.ts'
import type { RenderedBoard, RenderedCard } from './render.ts'

type Place = Partial<Record<'utfallId' | 'under' | 'gruppId' | 'orsakId' | 'insatsId', string | null>>

/** The card and everything that hangs under it in any of the boards, over as many steps as there are. */
export function groupOf(boards: readonly RenderedBoard[], root: CardRef): CardRef[] {
  const cards = boards.flatMap(({ kort }) =>
    CARD_KINDS.flatMap((kind) =>
      Object.entries(kort[kind] ?? {}).map(([id, card]) => ({ kind, id, parents: parentsOf(kind, card) })),
    ),
  )
  const group = new Map([[keyOf(root), root]])
  for (let size = 0; size !== group.size; ) {
    size = group.size
    for (const { kind, id, parents } of cards)
      if (parents.some((parent) => group.has(parent))) group.set(keyOf({ kind, id }), { kind, id })
  }
  return [...group.values()]
}

/** `orsaker/<id>`: how a card is named where kind and id are one word. */
export function keyOf({ kind, id }: CardRef): string {
  return `${kind}/${id}`
}

/** A cause names its result, its group and the cause it hangs under; a comment is said about a card, not a part of it. */
function parentsOf(kind: CardKind, card: RenderedCard): string[] {
  if (kind === 'kommentarer') return []
  const { utfallId, under, gruppId, orsakId, insatsId } = {
    ...(card.plats as Place | null),
    ...(kind === 'uppfoljningar' && { insatsId: card.insatsId as string }),
  } as Place
  return [
    utfallId && `utfall/${utfallId}`,
    under && `orsaker/${under}`,
    gruppId && `grupper/${gruppId}`,
    orsakId && `orsaker/${orsakId}`,
    insatsId && `insatser/${insatsId}`,
  ].filter((key) => typeof key === 'string' && key !== '') as string[]
}

/** What a card belongs to in the end: its result or its insats, for a comment that of the card it is about. */
export function rootOf(boards: readonly RenderedBoard[], ref: CardRef): CardRef {
  const seen = new Set<string>()
  for (let at = ref; ; ) {
    seen.add(keyOf(at))
    const card = boards.map(({ kort }) => kort[at.kind]?.[at.id]).find((one) => one !== undefined)
    const next = card && (at.kind === 'kommentarer' ? commented(boards, card) : topParent(at.kind, card))
    if (!next || seen.has(keyOf(next))) return at
    at = next
  }
}

function topParent(kind: CardKind, card: RenderedCard): CardRef | null {
  const [first] = parentsOf(kind, card)
  if (first === undefined) return null
  const [of, id] = first.split('/') as [CardKind, string]
  return { kind: of, id }
}

function commented(boards: readonly RenderedBoard[], card: RenderedCard): CardRef | null {
  const id = card.kortId as string
  const kind = CARD_KINDS.find((one) => boards.some(({ kort }) => kort[one]?.[id] !== undefined))
  return kind ? { kind, id } : null
}
