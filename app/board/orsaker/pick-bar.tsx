import { Group } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { MenuButton } from '#app/components/ui/menu.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { moveOrsak } from '#domain/board/commands/move-orsak.ts'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { useCanvas } from './canvas-context.ts'
import styles from './orsaker.module.css'

type Props = {
  picked: ReadonlySet<string>
  onGroup: (orsakIds: string[]) => void
  onStop: () => void
}

/** What can be done with the causes one has picked: make a group of them, or put them into one. */
export function PickBar({ picked, onGroup, onStop }: Props) {
  const { run } = useBoard()
  const { utfallId } = useCanvas()
  const grupper = useView((board) => grupperOf(board, utfallId))
  const ids = [...picked]
  const putInto = (gruppId: string) => {
    run(`lade ${ids.length} orsaker i en grupp`, (board) => {
      for (const id of ids) moveOrsak(board, { id, gruppId, beforeId: null })
    })
    onStop()
  }
  return (
    <div className={styles.pickBar} role="toolbar" aria-label="Markerade orsaker">
      <output className={styles.pickCount}>
        {ids.length === 0 ? 'Markera orsaker som hör ihop' : `${ids.length} markerade`}
      </output>
      <Button
        size="s"
        variant="primary"
        icon={<Group aria-hidden />}
        isDisabled={ids.length === 0}
        onPress={() => onGroup(ids)}
      >
        Gör till grupp
      </Button>
      {grupper.length > 0 && (
        <MenuButton
          size="s"
          label="Lägg i grupp"
          isDisabled={ids.length === 0}
          items={grupper.map(({ id, namn }) => ({
            id,
            label: namn || 'Grupp utan namn',
            onAction: () => putInto(id),
          }))}
        />
      )}
      <Button size="s" variant="quiet" onPress={onStop}>
        Klar
      </Button>
    </div>
  )
}
