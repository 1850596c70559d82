/**
 * A board as one page holds it: the document, its undo, and a number that rises when it changes. It is made the
 * same way on the server and in the browser, so that both draw the same page; only the browser connects it.
 */
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { createUndoSteps, type UndoSteps } from './undo-steps.ts'

export type BoardSession = {
  board: Board
  steps: UndoSteps
  /** Rises whenever the document changed and the page should look again. */
  version(): number
  subscribe(listener: () => void): () => void
  /** True from when the server refused an edit: this copy has diverged and takes no more. */
  isFrozen(): boolean
  freeze(): void
}

/** Opens the document whose encoded state the loader gave. */
export function createBoardSession(state: string): BoardSession {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, fromBase64(state), 'loader')
  const board = openBoard(doc)
  const steps = createUndoSteps(board)
  const listeners = new Set<() => void>()
  let version = 0
  let waiting = false
  let frozen = false

  const tell = () => {
    waiting = false
    version++
    for (const listener of listeners) listener()
  }
  // One's own edits show in the same frame; colleagues' are gathered to at most one drawing a frame.
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    if (transaction.local) tell()
    else if (!waiting) {
      waiting = true
      nextFrame(tell)
    }
  })
  steps.onChange(tell)

  return {
    board,
    steps,
    version: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isFrozen: () => frozen,
    freeze() {
      frozen = true
      tell()
    },
  }
}

/** A hidden tab gets no animation frames, but its title and its announcements must still be right. */
function nextFrame(work: () => void): void {
  if (typeof requestAnimationFrame === 'undefined' || document.hidden) setTimeout(work, 100)
  else requestAnimationFrame(work)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
