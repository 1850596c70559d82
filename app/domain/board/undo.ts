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
    deleteFilter: mayTakeBack,
  })
}

/**
 * A card's value is taken back by writing the earlier one again. Yjs leaves that out when a colleague wrote the
 * same value at the same time, and would then delete ours and leave the card without any; the gate refuses that.
 */
function mayTakeBack(item: Y.Item): boolean {
  const { _item: holder, _map } = item.parent as Y.AbstractType<unknown>
  const isOnCard = holder !== null && (holder.parent as Y.AbstractType<unknown>)._item === null
  return !(isOnCard && item.parentSub !== null && _map.get(item.parentSub) === item)
}
