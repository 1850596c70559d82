/** Undo and redo of one's own steps, each with the words that say what it was. */
import type { Board } from '#domain/board/document.ts'
import { CARD_KINDS, type CardKind } from '#domain/board/fields.ts'
import { createUndo } from '#domain/board/undo.ts'

export type UndoStep = { label: string; kinds: CardKind[] }
export type UndoSteps = {
  /** Runs a command as one step with a name. */
  step(label: string, work: () => void): void
  /** Names what is being typed; letters in one go become one step. `field` tells one field from another. */
  typing(label: string, field: string, work: () => void): void
  undo(): UndoStep | null
  redo(): UndoStep | null
  nextUndo(): UndoStep | null
  nextRedo(): UndoStep | null
  onChange(listener: () => void): void
}

type StackEvent = { stackItem: Item; changedParentTypes: Map<unknown, unknown> }
type Item = { meta: Map<unknown, unknown> }

export function createUndoSteps(board: Board): UndoSteps {
  const manager = createUndo(board)
  const listeners = new Set<() => void>()
  let label = ''
  let typedIn = ''
  let restored: UndoStep | null = null

  const describe = ({ stackItem, changedParentTypes }: StackEvent) => {
    const before = stackOf(stackItem)
    const kinds = CARD_KINDS.filter((kind) => changedParentTypes.has(board.roots[kind]))
    stackItem.meta.set('step', {
      label: restored?.label ?? (label || before?.label || ''),
      kinds: [...new Set([...(before?.kinds ?? []), ...kinds])],
    } satisfies UndoStep)
    tell()
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  manager.on('stack-item-added', describe)
  manager.on('stack-item-updated', describe)
  manager.on('stack-item-popped', tell)
  manager.on('stack-cleared', tell)

  /** What an undo puts on the redo stack keeps the name of the step, and the other way round. */
  const move = (from: Item[], act: () => unknown): UndoStep | null => {
    restored = stackOf(from.at(-1))
    const step = restored
    act()
    restored = null
    return step
  }

  return {
    step(name, work) {
      manager.stopCapturing()
      typedIn = ''
      label = name
      work()
      label = ''
      manager.stopCapturing()
    },
    typing(name, field, work) {
      if (field !== typedIn) manager.stopCapturing()
      typedIn = field
      label = name
      work()
      label = ''
    },
    undo: () => move(manager.undoStack, () => manager.undo()),
    redo: () => move(manager.redoStack, () => manager.redo()),
    nextUndo: () => stackOf(manager.undoStack.at(-1)),
    nextRedo: () => stackOf(manager.redoStack.at(-1)),
    onChange: (listener) => void listeners.add(listener),
  }
}

const stackOf = (item: Item | undefined) => (item?.meta.get('step') as UndoStep | undefined) ?? null
