import { ListChecks, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { moveOrsak } from '#domain/board/commands/move-orsak.ts'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { orsakTree } from '#domain/board/views/orsaker.ts'
import { DragBoard } from '../dnd/drag-board.tsx'
import type { Place } from '../dnd/lanes.ts'
import { type Canvas, CanvasContext } from './canvas-context.ts'
import { GruppPanel } from './grupp-panel.tsx'
import { NyGruppPanel } from './ny-grupp-panel.tsx'
import {
  isGroupLane,
  mayStandIn,
  moveTo,
  NY_GRUPP,
  orsakLanes,
  stepInTree,
  UTAN_GRUPP,
  underLane,
} from './orsak-lanes.ts'
import styles from './orsaker.module.css'
import { PickBar } from './pick-bar.tsx'
import { toggled, useToggles } from './use-toggles.ts'

/** All causes of one result: those without group, the groups, and under each cause what it depends on. */
export function OrsakCanvas({ utfallId, faces }: { utfallId: string; faces: ReactNode }) {
  const { can, run, newId, setPresence } = useBoard()
  const tree = useView((board) => orsakTree(board, utfallId))
  const grupper = useView((board) => grupperOf(board, utfallId))
  const [collapsed, toggleCollapsed] = useToggles()
  const [opened, toggleOpened] = useToggles()
  const [writingUnder, writeUnder] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null)
  const [nyGrupp, setNyGrupp] = useState<string | null>(null)
  const canWrite = can('orsaker')
  const lanes = orsakLanes(tree, grupper)

  const makeGrupp = (orsakIds: string[]) => {
    const id = newId()
    run('gjorde en grupp', (board) => addGrupp(board, { id, utfallId, namn: '', orsakIds }))
    setNyGrupp(id)
    setPicked(null)
    announce('Ny grupp. Ge den ett namn.')
  }
  const onMove = (itemId: string, to: Place) => {
    const move = moveTo(itemId, to)
    if (move) run('flyttade en orsak', (board) => moveOrsak(board, move))
    else if (to.laneId === NY_GRUPP) makeGrupp([itemId])
  }

  const canvas: Omit<Canvas, 'lanes'> = {
    utfallId,
    canWrite,
    collapsed,
    toggleCollapsed,
    opened,
    toggleOpened,
    writingUnder,
    writeUnder,
    picked,
    togglePicked: (id) => setPicked((now) => now && toggled(now, id)),
  }

  return (
    <DragBoard
      lanes={lanes}
      textOf={(orsak) => orsak.text}
      enabled={canWrite && picked === null}
      onMove={onMove}
      into={underLane}
      mayDrop={(itemId, laneId) => mayStandIn(tree, itemId, laneId)}
      stepRule={stepInTree}
      inMenu={isGroupLane}
      onHold={(kort) => setPresence({ kort })}
    >
      {(shown) => {
        const byId = new Map(shown.map((lane) => [lane.id, lane]))
        return (
          <CanvasContext value={{ ...canvas, lanes: byId }}>
            <div className={styles.toolbar}>
              {faces}
              {canWrite &&
                tree.length > 1 &&
                (picked ? (
                  <PickBar picked={picked} onGroup={makeGrupp} onStop={() => setPicked(null)} />
                ) : (
                  <>
                    <Button
                      size="s"
                      variant="quiet"
                      icon={<ListChecks aria-hidden />}
                      onPress={() => setPicked(new Set())}
                    >
                      Markera flera
                    </Button>
                    <Button
                      size="s"
                      variant="quiet"
                      icon={<Plus aria-hidden />}
                      onPress={() => makeGrupp([])}
                    >
                      Ny grupp
                    </Button>
                  </>
                ))}
            </div>
            <div className={styles.canvas} data-grouped={grupper.length > 0 || undefined}>
              <GruppPanel lane={byId.get(UTAN_GRUPP)!} grupp={null} isAlone={grupper.length === 0} />
              {grupper.map((grupp, at) => (
                <GruppPanel
                  key={grupp.id}
                  lane={byId.get(`grupp:${grupp.id}`)!}
                  grupp={grupp}
                  grupper={grupper}
                  at={at}
                  isNew={grupp.id === nyGrupp}
                />
              ))}
              {canWrite && tree.length > 1 && <NyGruppPanel onMake={() => makeGrupp([])} />}
            </div>
          </CanvasContext>
        )
      }}
    </DragBoard>
  )
}
