import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, CornerDownRight } from 'lucide-react'
import type { MenuGroup } from '#app/components/ui/menu.tsx'
import { useDragBoard } from './context.ts'
import type { Step } from './step.ts'

/** Every way a card can be moved, as entries for a menu: within its list, and to another. */
export function useMoves(id: string): MenuGroup[] {
  const { canStep, step, menuLanes, move } = useDragBoard()
  const within = (to: Step, label: string, icon: React.ReactNode, shortcut?: string) => ({
    id: `move-${to}`,
    label,
    icon,
    shortcut,
    isDisabled: !canStep(id, to),
    onAction: () => step(id, to),
  })
  const lanes = menuLanes(id)
  const groups: MenuGroup[] = [
    {
      id: 'moves',
      title: 'Flytta',
      items: [
        within('first', 'Först', <ArrowUpToLine aria-hidden />),
        within('up', 'Upp', <ArrowUp aria-hidden />, 'Alt ↑'),
        within('down', 'Ner', <ArrowDown aria-hidden />, 'Alt ↓'),
        within('last', 'Sist', <ArrowDownToLine aria-hidden />),
      ],
    },
  ]
  if (lanes.length > 0)
    groups.push({
      id: 'lanes',
      title: 'Flytta till',
      items: lanes.map((lane) => ({
        id: `lane-${lane.id}`,
        label: lane.namn,
        icon: <CornerDownRight aria-hidden />,
        onAction: () => move(id, { laneId: lane.id, beforeId: null }),
      })),
    })
  return groups
}
