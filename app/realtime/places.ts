/** Where on the board a change was made, as `utfall/<id>/<field>`; a card's birth or removal as `utfall/<id>`. */
import type * as Y from 'yjs'
import type { Board } from '#domain/board/document.ts'
import { CARD_KINDS } from '#domain/board/fields.ts'

type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never

export function placesOf(board: Board, transaction: Y.Transaction): string[] {
  const places = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    const path = pathOf(board, type)
    if (!path) continue
    if (path.length === 3) places.add(path.join('/'))
    // A change of a map names its keys: of a root the cards, of a card the fields.
    else for (const key of keys) if (key !== null) places.add(placeOfKey(path, key))
  }
  return [...places]
}

function placeOfKey(path: string[], key: string): string {
  return key === 'raderad' ? path.join('/') : [...path, key].join('/')
}

function pathOf(board: Board, type: AnyType): string[] | null {
  const path: string[] = []
  for (let at: AnyType | null = type; at; at = at._item?.parent as AnyType | null) {
    if (at._item === null) {
      const kind = CARD_KINDS.find((name) => board.roots[name] === (at as unknown))
      return kind ? [kind, ...path] : null
    }
    if (at._item.parentSub === null) return null
    path.unshift(at._item.parentSub)
  }
  return null
}
