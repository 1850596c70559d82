import * as Y from 'yjs'
import { type Board, LOCAL } from './document.ts'

/**
 * Takes back one's own steps only: what others did meanwhile stays. Letters typed in one go are one step;
 * call `stopCapturing()` around a command so that it is a step of its own.
 */
export function createUndo(board: Board): Y.UndoManager {
  return new Y.UndoManager(Object.values(board.roots), {
    doc: board.doc,
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: 700,
  })
}
