import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard, useSession, useView } from '#app/realtime/board-context.tsx'
import type { UndoStep } from '#app/realtime/undo-steps.ts'
import { isUndoKey } from './undo-keys.ts'

/** Takes back one's own latest step, never a colleague's; says which step it was. */
export function UndoButtons() {
  const { steps } = useSession()
  const { can } = useBoard()
  const next = useView(() => ({ undo: steps.nextUndo(), redo: steps.nextRedo() }))
  const may = (step: UndoStep | null) => step?.kinds.every(can) ?? false

  const act = (way: 'undo' | 'redo') => {
    if (!may(next[way])) return
    const step = way === 'undo' ? steps.undo() : steps.redo()
    if (step) announce(`${way === 'undo' ? 'Ångrade' : 'Gjorde om'}: ${step.label}`, 'assertive')
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const way = isUndoKey(event)
    if (!way || ownsItsUndo(event.target)) return
    event.preventDefault()
    act(way)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      <IconButton
        size="s"
        label={next.undo ? `Ångra: ${next.undo.label}` : 'Inget att ångra'}
        icon={<Undo2 aria-hidden />}
        isDisabled={!may(next.undo)}
        onPress={() => act('undo')}
      />
      <IconButton
        size="s"
        label={next.redo ? `Gör om: ${next.redo.label}` : 'Inget att göra om'}
        icon={<Redo2 aria-hidden />}
        isDisabled={!may(next.redo)}
        onPress={() => act('redo')}
      />
    </>
  )
}

/** A field that is not the board's own takes back its letters itself. */
function ownsItsUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.dataset.boardText !== undefined) return false
  return target.matches('input, textarea, [contenteditable="true"]')
}
