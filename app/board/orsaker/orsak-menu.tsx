import { ArrowRight, CornerDownRight, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import { quoted } from '../dnd/messages.ts'
import { useMoves } from '../dnd/use-moves.tsx'
import { useMakeInsats } from './orsak-insats.tsx'
import { PlaceUnderDialog } from './place-under-dialog.tsx'

/** Everything else one can do with a cause. */
export function OrsakMenu({ orsak }: { orsak: OrsakNode }) {
  const { run, can } = useBoard()
  const { show } = useToast()
  const makeInsats = useMakeInsats()
  const moves = useMoves(orsak.id)
  const [isPlacing, setPlacing] = useState(false)
  const namn = quoted(orsak.text)

  const remove = () => {
    run('tog bort en orsak', (board) => removeCard(board, { kind: 'orsaker', id: orsak.id }))
    show({
      title: `Orsaken ${namn} är borttagen`,
      text:
        orsak.barn.length > 0 ? 'De som hängde under den ligger kvar, direkt under resultatet.' : undefined,
      action: {
        label: 'Ångra',
        onPress: () =>
          run('tog tillbaka en orsak', (board) => restoreCard(board, { kind: 'orsaker', id: orsak.id })),
      },
    })
  }

  return (
    <>
      <Menu
        trigger={<IconButton size="s" label={`Mer om ${namn}`} icon={<Ellipsis aria-hidden />} />}
        items={[
          {
            id: 'do',
            items: [
              {
                id: 'insats',
                label: 'Gör till insats',
                icon: <ArrowRight aria-hidden />,
                isDisabled: !can('insatser'),
                onAction: () => makeInsats([orsak]),
              },
              {
                id: 'under',
                label: 'Lägg under en annan orsak …',
                icon: <CornerDownRight aria-hidden />,
                onAction: () => setPlacing(true),
              },
            ],
          },
          ...moves,
          {
            id: 'away',
            items: [
              {
                id: 'remove',
                label: 'Ta bort',
                icon: <Trash2 aria-hidden />,
                tone: 'danger',
                onAction: remove,
              },
            ],
          },
        ]}
      />
      {isPlacing && <PlaceUnderDialog orsak={orsak} onClose={() => setPlacing(false)} />}
    </>
  )
}
