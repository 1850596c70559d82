/**
 * Views that many ask for at once, made once for each state of the document: a page asks for the causes of every
 * result, and every row for what is said about it, and none of them may cost a whole board.
 */
import type * as Y from 'yjs'
import type { Board } from './document.ts'

type View<T extends object> = (board: Board) => T

/** Held weakly: a server keeps documents for hours, and what was read from them for as long as somebody reads. */
type Values = Map<View<object>, WeakRef<object>>
const remembered = new WeakMap<Y.Doc, Values>()

/** The same view, which gives the same object until the document changes. Whoever gets it must not change it. */
export function oncePerState<T extends object>(view: View<T>): View<T> {
  return (board) => {
    // Within a transaction the document changes and says so only afterwards.
    if (board.doc._transaction !== null) return view(board)
    const values = valuesOf(board.doc)
    const known = values.get(view)?.deref() as T | undefined
    if (known) return known
    const value = view(board)
    values.set(view, new WeakRef(value))
    return value
  }
}

function valuesOf(doc: Y.Doc): Values {
  const known = remembered.get(doc)
  if (known) return known
  const values: Values = new Map()
  remembered.set(doc, values)
  doc.on('beforeTransaction', () => values.clear())
  // A document that is destroyed forgets who listens, and may still be written.
  doc.on('destroy', () => remembered.delete(doc))
  return values
}
