import { Ellipsis, Hash, Link2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Menu, type MenuGroup } from '#app/components/ui/menu.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { useDragBoard } from '../dnd/context.ts'
import { quoted } from '../dnd/messages.ts'
import { useMoves } from '../dnd/use-moves.tsx'
import { PlaceDialog } from './place-dialog.tsx'

/** What else one can do with an insats: place it by number, tie it to causes, take it away. */
export function InsatsMenu({ insats, onLink }: { insats: InsatsView; onLink: () => void }) {
  const { can, run } = useBoard()
  const { enabled } = useDragBoard()
  const { show } = useToast()
  const [within] = useMoves(insats.id)
  const [isPlacing, setPlacing] = useState(false)
  const namn = quoted(insats.rubrik)

  const remove = () => {
    run('tog bort en insats', (board) => removeCard(board, { kind: 'insatser', id: insats.id }))
    show({
      title: `Insatsen ${namn} är borttagen`,
      action: {
        label: 'Ångra',
        onPress: () =>
          run('tog tillbaka en insats', (board) => restoreCard(board, { kind: 'insatser', id: insats.id })),
      },
    })
  }
  const groups: MenuGroup[] = []
  if (enabled && within)
    groups.push({
      ...within,
      items: [
        ...within.items,
        {
          id: 'plats',
          label: 'Flytta till plats …',
          icon: <Hash aria-hidden />,
          onAction: () => setPlacing(true),
        },
      ],
    })
  if (can('insatser'))
    groups.push({
      id: 'edit',
      items: [
        { id: 'link', label: 'Koppla orsaker …', icon: <Link2 aria-hidden />, onAction: onLink },
        { id: 'remove', label: 'Ta bort', icon: <Trash2 aria-hidden />, tone: 'danger', onAction: remove },
      ],
    })
  if (groups.length === 0) return null
  return (
    <>
      <Menu
        trigger={<IconButton label={`Mer om ${namn}`} icon={<Ellipsis aria-hidden />} size="s" />}
        items={groups}
      />
      {isPlacing && <PlaceDialog id={insats.id} onClose={() => setPlacing(false)} />}
    </>
  )
}
