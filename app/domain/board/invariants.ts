/** What is always true of a board that was only written through commands and the gate. */
import * as Y from 'yjs'
import type { Board } from './document.ts'
import { CARD_KINDS, CARDS, isCardId } from './fields.ts'
import { insatserOf } from './views/insatser.ts'
import { everyNode, orsakerOf, orsakTree } from './views/orsaker.ts'
import { utfallOf } from './views/utfall.ts'

/** A sentence for each broken invariant; empty is well. Used by fuzz, the gate's tests and the doctor. */
export function brokenInvariants(board: Board): string[] {
  return [...brokenCards(board), ...brokenTrees(board), ...brokenRanks(board), ...pending(board)]
}

function brokenCards(board: Board): string[] {
  const broken: string[] = []
  for (const kind of CARD_KINDS) {
    for (const [id, card] of board.roots[kind]) {
      if (!isCardId(id) || !(card instanceof Y.Map)) {
        broken.push(`${kind}/${id} is no card`)
        continue
      }
      for (const [name, field] of Object.entries(CARDS[kind])) {
        const value = card.get(name)
        const ok =
          field.kind === 'text'
            ? value instanceof Y.Text
            : field.kind === 'set'
              ? value instanceof Y.Map
              : field.check(value)
        if (!ok) broken.push(`${kind}/${id}.${name} has no valid value`)
      }
    }
  }
  return broken
}

/** Every shown cause of a shown result stands exactly once in its tree, whatever people moved at once. */
function brokenTrees(board: Board): string[] {
  const inTrees = utfallOf(board).flatMap((utfall) =>
    everyNode(orsakTree(board, utfall.id)).map(({ id }) => id),
  )
  const all = orsakerOf(board).map(({ id }) => id)
  const once = new Set(inTrees)
  if (once.size === inTrees.length && all.length === once.size && all.every((id) => once.has(id))) return []
  return [`The trees hold ${inTrees.length} causes (${once.size} different), the board ${all.length}`]
}

function brokenRanks(board: Board): string[] {
  const wrong = insatserOf(board).filter(({ ordning }, at) => ordning !== at + 1)
  return wrong.length === 0 ? [] : ['The insatser are not numbered 1, 2, 3 …']
}

function pending(board: Board): string[] {
  const { pendingStructs, pendingDs } = board.doc.store
  return pendingStructs === null && pendingDs === null
    ? []
    : ['The document waits for updates that it never got']
}
