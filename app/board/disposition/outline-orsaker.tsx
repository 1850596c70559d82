import {
  ArrowRight,
  FolderInput,
  IndentDecrease,
  IndentIncrease,
  MessageCircleQuestionMark,
} from 'lucide-react'
import { useState } from 'react'
import type { MenuEntry } from '#app/components/ui/menu.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { moveOrsak } from '#domain/board/commands/move-orsak.ts'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { type OrsakNode, orsakTree } from '#domain/board/views/orsaker.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import { BoardText } from '../board-text.tsx'
import { useMakeInsats } from '../orsaker/orsak-insats.tsx'
import { PAVERKAN_KORT } from '../orsaker/paverkan-control.tsx'
import styles from './disposition.module.css'
import { OutlineAdd } from './outline-add.tsx'
import { OutlineEntry } from './outline-entry.tsx'
import { Nothing, OutlineSection } from './outline-section.tsx'

/** Moment 3: the causes under each result as nested lists. */
export function OutlineOrsaker() {
  const utfall = useView((board) =>
    utfallOf(board).filter(({ id, undersok }) => undersok || orsakTree(board, id).length > 0),
  )
  return (
    <OutlineSection moment="orsaker">
      {utfall.length === 0 && <Nothing>Välj först ett resultat att förstå djupare.</Nothing>}
      {utfall.map((one) => (
        <Causes key={one.id} utfall={one} />
      ))}
    </OutlineSection>
  )
}

function Causes({ utfall: { id: utfallId, rubrik } }: { utfall: UtfallView }) {
  const { can, run, newId } = useBoard()
  const tree = useView((board) => orsakTree(board, utfallId))
  const grupper = useView((board) => grupperOf(board, utfallId))
  const ungrouped = tree.filter(({ gruppId }) => gruppId === null)
  return (
    <div className={styles.group}>
      <h4 className={styles.entryTitle}>Orsaker till {rubrik || 'resultat utan rubrik'}</h4>
      {grupper.map((grupp) => (
        <div key={grupp.id} className={styles.grupp}>
          <h5 className="visually-hidden">{grupp.namn || 'Grupp utan namn'}</h5>
          <BoardText
            kind="grupper"
            id={grupp.id}
            field="namn"
            label="Gruppens namn"
            quietLabel
            look="title"
          />
          <OrsakList
            nodes={tree.filter(({ gruppId }) => gruppId === grupp.id)}
            grupper={grupper}
            parents={[]}
          />
        </div>
      ))}
      <OrsakList nodes={ungrouped} grupper={grupper} parents={[]} />
      {can('orsaker') && (
        <OutlineAdd
          label={`Skriv en möjlig orsak till ${rubrik || 'resultatet'}`}
          placeholder="Skriv en möjlig orsak"
          max={2000}
          onAdd={(text) => run('skrev en orsak', (board) => addOrsak(board, { id: newId(), utfallId, text }))}
        />
      )}
    </div>
  )
}

type Grupper = readonly { id: string; namn: string }[]
/** `parents` are the causes above, the nearest last. */
type OrsakListProps = { nodes: OrsakNode[]; grupper: Grupper; parents: readonly OrsakNode[] }

function OrsakList({ nodes, grupper, parents }: OrsakListProps) {
  if (nodes.length === 0) return null
  return (
    <ul className={styles.list}>
      {nodes.map((node) => (
        <li key={node.id}>
          <OrsakEntry node={node} siblings={nodes} grupper={grupper} parents={parents} />
        </li>
      ))}
    </ul>
  )
}

type OrsakEntryProps = {
  node: OrsakNode
  siblings: OrsakNode[]
  grupper: Grupper
  parents: readonly OrsakNode[]
}

function OrsakEntry({ node, siblings, grupper, parents }: OrsakEntryProps) {
  const { can, run, newId } = useBoard()
  const [isAsking, setAsking] = useState(false)
  const makeInsats = useMakeInsats()
  const { id, utfallId, under, gruppId, text } = node
  const canWrite = can('orsaker')
  const move = (to: { under?: string | null; gruppId?: string | null; beforeId: string | null }) =>
    run('flyttade orsaken', (board) => moveOrsak(board, { id, ...to }))

  const above = siblings[siblings.indexOf(node) - 1]
  const parent = parents.at(-1)
  const actions: MenuEntry[] = [
    {
      id: 'varfor',
      label: 'Varför? Skriv en orsak under',
      icon: <MessageCircleQuestionMark aria-hidden />,
      onAction: () => setAsking(true),
    },
    {
      id: 'in',
      label: 'Lägg under den ovanför',
      icon: <IndentIncrease aria-hidden />,
      isDisabled: !above,
      onAction: () => above && move({ under: above.id, beforeId: null }),
    },
    {
      id: 'out',
      label: 'Flytta ut ett steg',
      icon: <IndentDecrease aria-hidden />,
      isDisabled: !parent,
      onAction: () => parent && move({ under: parent.under, gruppId: parent.gruppId, beforeId: null }),
    },
    ...grupper
      .filter((grupp) => grupp.id !== gruppId)
      .map((grupp) => ({
        id: grupp.id,
        label: `Flytta till ${grupp.namn || 'grupp utan namn'}`,
        icon: <FolderInput aria-hidden />,
        onAction: () => move({ gruppId: grupp.id, beforeId: null }),
      })),
  ]
  const insats: MenuEntry = {
    id: 'insats',
    label: 'Gör till insats',
    icon: <ArrowRight aria-hidden />,
    isDisabled: !can('insatser'),
    onAction: () => makeInsats([node]),
  }

  return (
    <OutlineEntry
      kind="orsaker"
      id={id}
      field="text"
      text={text}
      order={{
        ids: siblings.map((one) => one.id),
        isAllowed: canWrite,
        move: (beforeId) => move({ under, gruppId, beforeId }),
      }}
      actions={canWrite ? [insats, ...actions] : []}
    >
      <Evidence node={node} />
      <OrsakList nodes={node.barn} grupper={grupper} parents={[...parents, node]} />
      {isAsking && (
        <OutlineAdd
          label={`Varför? Skriv en orsak under ${text}`}
          placeholder="Varför är det så?"
          max={2000}
          autoFocus
          onClose={() => setAsking(false)}
          onAdd={(answer) =>
            run('skrev en orsak', (board) =>
              addOrsak(board, { id: newId(), utfallId, under: id, text: answer }),
            )
          }
        />
      )}
    </OutlineEntry>
  )
}

function Evidence({ node: { paverkan, belagg } }: { node: OrsakNode }) {
  if (!paverkan && belagg.length === 0) return null
  return (
    <div className={styles.facts}>
      {paverkan && <span>{PAVERKAN_KORT[paverkan]}</span>}
      {belagg.map(({ id, slag, text }) => (
        <span key={id}>
          {slag === 'stodjer' ? 'Stöds av: ' : 'Motsägs av: '}
          {text}
        </span>
      ))}
    </div>
  )
}
