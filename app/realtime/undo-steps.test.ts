import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText, textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createUndoSteps } from './undo-steps.ts'

const id = 'utfall-1'

function start() {
  const board = openBoard(new Y.Doc())
  const steps = createUndoSteps(board)
  steps.step('skrev en iakttagelse', () => addUtfall(board, { id, kategori: 'resultat', rubrik: 'Läsning' }))
  const write = (field: string, text: string) =>
    steps.typing(`skrev i ${field}`, `utfall/${id}/${field}`, () =>
      editText(board, textOf(board, 'utfall', id, field)!, text, 300),
    )
  return { board, steps, write, shown: () => utfallOf(board)[0] }
}

test('each command is a step of its own, named by what was done', () => {
  const { board, steps, shown } = start()
  steps.step('markerade resultatet', () => markUtfall(board, { id, undersok: true }))
  expect(steps.nextUndo()?.label).toBe('markerade resultatet')
  steps.undo()
  expect(shown()?.undersok).toBe(false)
  expect(steps.nextUndo()?.label).toBe('skrev en iakttagelse')
  steps.undo()
  expect(shown()).toBeUndefined()
})

test('what was taken back keeps its name for doing it again', () => {
  const { steps, shown } = start()
  expect(steps.undo()?.label).toBe('skrev en iakttagelse')
  expect(steps.nextRedo()?.label).toBe('skrev en iakttagelse')
  steps.redo()
  expect(shown()?.rubrik).toBe('Läsning')
  expect(steps.nextUndo()?.label).toBe('skrev en iakttagelse')
})

test('letters in one field are one step, letters in the next field another', () => {
  const { steps, write, shown } = start()
  write('rubrik', 'Läsning å')
  write('rubrik', 'Läsning åk')
  write('skal', 'Fallit')
  steps.undo()
  expect(shown()).toMatchObject({ rubrik: 'Läsning åk', skal: '' })
  steps.undo()
  expect(shown()?.rubrik).toBe('Läsning')
})

test('a colleague’s edits are never steps of mine', () => {
  const { board, steps } = start()
  const colleague = new Y.Doc()
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(board.doc))
  markUtfall(openBoard(colleague), { id, undersok: true })
  Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(colleague))
  expect(steps.nextUndo()?.label).toBe('skrev en iakttagelse')
})

test('a step knows which kinds of card it touches, so that a lock can hold it', () => {
  expect(start().steps.nextUndo()?.kinds).toEqual(['utfall'])
})
