import { ArrowLeft, ArrowRight, Ellipsis, Ungroup } from 'lucide-react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { moveGrupp } from '#domain/board/commands/move-grupp.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import type { GruppView } from '#domain/board/views/grupper.ts'
import { everyNode } from '#domain/board/views/orsaker.ts'
import { BoardText } from '../board-text.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import { quoted } from '../dnd/messages.ts'
import { useCanvas } from './canvas-context.ts'
import { OrsakBranch } from './orsak-branch.tsx'
import { OrsakComposer } from './orsak-composer.tsx'
import type { OrsakLane } from './orsak-lanes.ts'
import styles from './orsaker.module.css'

type Props = {
  lane: OrsakLane
  /** Null for the causes that are in no group. */
  grupp: GruppView | null
  grupper?: readonly GruppView[]
  at?: number
  isNew?: boolean
  /** There are no groups, so this is simply the list. */
  isAlone?: boolean
}

/** A group of causes with its name, or those that are in none. */
export function GruppPanel({ lane, grupp, grupper = [], at = 0, isNew, isAlone }: Props) {
  const { utfallId, canWrite } = useCanvas()
  if (!grupp && !isAlone && lane.items.length === 0 && !canWrite) return null
  return (
    <section
      className={styles.panel}
      data-alone={isAlone || undefined}
      data-tray={!grupp || undefined}
      aria-label={isAlone ? 'Orsaker' : lane.namn}
    >
      {!isAlone && (
        <header className={styles.panelHead}>
          {grupp ? (
            <BoardText
              kind="grupper"
              id={grupp.id}
              field="namn"
              label={`Namn på grupp ${at + 1}`}
              quietLabel
              look="title"
              placeholder="Vad har de gemensamt?"
              autoFocus={isNew}
              className={styles.panelName}
            />
          ) : (
            <h4 className={styles.panelTitle}>Utan grupp</h4>
          )}
          <span className={styles.panelCount}>
            {everyNode(lane.items).length} <span className="visually-hidden">orsaker</span>
          </span>
          {grupp && canWrite && (
            <GruppMenu grupp={grupp} grupper={grupper} at={at} antal={lane.items.length} />
          )}
        </header>
      )}
      <DragLane id={lane.id} className={styles.lane} label={isAlone ? 'Orsaker' : `Orsaker ${lane.dar}`}>
        {lane.items.map((orsak, index) => (
          <OrsakBranch
            key={orsak.id}
            orsak={orsak}
            path={isAlone ? `${index + 1}` : `${lane.namn} ${index + 1}`}
          />
        ))}
      </DragLane>
      {!grupp && !isAlone && lane.items.length === 0 && (
        <p className={styles.panelEmpty}>Alla orsaker ligger i grupper.</p>
      )}
      {grupp && canWrite && (
        <OrsakComposer
          utfallId={utfallId}
          gruppId={grupp.id}
          look="line"
          label={`Ny orsak i ${lane.namn}`}
          placeholder="Skriv en orsak i gruppen"
        />
      )}
    </section>
  )
}

type MenuProps = { grupp: GruppView; grupper: readonly GruppView[]; at: number; antal: number }

function GruppMenu({ grupp, grupper, at, antal }: MenuProps) {
  const { run } = useBoard()
  const { show } = useToast()
  const namn = quoted(grupp.namn || 'Grupp utan namn')
  const move = (beforeId: string | null, place: number) => {
    run('flyttade en grupp', (board) => moveGrupp(board, { id: grupp.id, beforeId }))
    announce(`Gruppen ${namn} är nu nummer ${place} av ${grupper.length}.`, 'assertive')
  }
  const dissolve = () => {
    run('löste upp en grupp', (board) => removeCard(board, { kind: 'grupper', id: grupp.id }))
    show({
      title: `Gruppen ${namn} är upplöst`,
      text: antal > 0 ? 'Orsakerna ligger kvar, utan grupp.' : undefined,
      action: {
        label: 'Ångra',
        onPress: () =>
          run('tog tillbaka en grupp', (board) => restoreCard(board, { kind: 'grupper', id: grupp.id })),
      },
    })
  }
  return (
    <Menu
      trigger={<IconButton size="s" label={`Mer om gruppen ${namn}`} icon={<Ellipsis aria-hidden />} />}
      items={[
        {
          id: 'left',
          label: 'Flytta gruppen bakåt',
          icon: <ArrowLeft aria-hidden />,
          isDisabled: at === 0,
          onAction: () => move(grupper[at - 1]!.id, at),
        },
        {
          id: 'right',
          label: 'Flytta gruppen framåt',
          icon: <ArrowRight aria-hidden />,
          isDisabled: at === grupper.length - 1,
          onAction: () => move(grupper[at + 2]?.id ?? null, at + 2),
        },
        {
          id: 'dissolve',
          label: 'Lös upp gruppen',
          description: antal > 0 ? 'Orsakerna ligger kvar' : undefined,
          icon: <Ungroup aria-hidden />,
          onAction: dissolve,
        },
      ]}
    />
  )
}
