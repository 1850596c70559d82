import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Menu, type MenuEntry, type MenuGroup } from '#app/components/ui/menu.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import type { CardKind } from '#domain/board/fields.ts'
import { BoardText } from '../board-text.tsx'
import { quoted } from '../dnd/messages.ts'
import { KORT_NAMN } from '../field-names.ts'
import styles from './disposition.module.css'
import { beforeAfterStep, type OutlineStep } from './outline-moves.ts'

export type OutlineEntryProps = {
  kind: CardKind
  id: string
  /** The text field that is the card's name. */
  field: string
  text: string
  /** Level of its heading; none for what lies deeper than headings help. */
  level?: 4 | 5
  /** What stands in front of the text, such as its number. */
  mark?: ReactNode
  /** The list it stands in, and how to move it there; none when it has no order. */
  order?: { ids: readonly string[]; move: (beforeId: string | null) => void; isAllowed: boolean }
  /** More that can be done with it. */
  actions?: readonly MenuEntry[]
  children?: ReactNode
}

/** A card in the outline: its text to write in, everything one can do with it in a menu, and what lies under it. */
export function OutlineEntry({
  kind,
  id,
  field,
  text,
  level,
  mark,
  order,
  actions = [],
  children,
}: OutlineEntryProps) {
  const Heading = level ? (`h${level}` as const) : null
  return (
    <div className={styles.entry} data-level={level}>
      {Heading && <Heading className="visually-hidden">{text || 'Utan rubrik'}</Heading>}
      <div className={styles.line}>
        {mark && <span className={styles.mark}>{mark}</span>}
        <BoardText
          kind={kind}
          id={id}
          field={field}
          label={`${KORT_NAMN[kind]}${text ? `: ${text}` : ''}`}
          quietLabel
          look={level === 4 ? 'title' : 'plain'}
          placeholder="Utan text"
          className={styles.text}
        />
        <EntryMenu {...{ kind, id, text, order, actions }} />
      </div>
      {children}
    </div>
  )
}

type EntryMenuProps = Pick<OutlineEntryProps, 'kind' | 'id' | 'text' | 'order'> & {
  actions: readonly MenuEntry[]
}

function EntryMenu({ kind, id, text, order, actions }: EntryMenuProps) {
  const { can, run } = useBoard()
  const toasts = useToast()
  const namn = quoted(text)
  const step = (way: OutlineStep, label: string, icon: ReactNode): MenuEntry => {
    const before = order && beforeAfterStep(order.ids, id, way)
    return {
      id: way,
      label,
      icon,
      isDisabled: before === undefined,
      onAction: () => {
        order!.move(before!)
        announce(`${namn} flyttades ${way === 'up' ? 'uppåt' : 'nedåt'}.`)
      },
    }
  }
  const remove = () => {
    run(`tog bort ${namn}`, (board) => removeCard(board, { kind, id }))
    toasts.show({
      title: `${KORT_NAMN[kind]} ${namn} är borttagen`,
      action: {
        label: 'Ångra',
        onPress: () => run(`tog tillbaka ${namn}`, (board) => restoreCard(board, { kind, id })),
      },
    })
  }

  const groups: MenuGroup[] = []
  if (actions.length > 0) groups.push({ id: 'do', items: actions })
  if (order?.isAllowed)
    groups.push({
      id: 'order',
      items: [
        step('up', 'Flytta upp', <ArrowUp aria-hidden />),
        step('down', 'Flytta ner', <ArrowDown aria-hidden />),
      ],
    })
  if (can(kind))
    groups.push({
      id: 'away',
      items: [
        { id: 'remove', label: 'Ta bort', icon: <Trash2 aria-hidden />, tone: 'danger', onAction: remove },
      ],
    })
  if (groups.length === 0) return null
  return (
    <span className={styles.menu}>
      <Menu
        trigger={<IconButton size="s" label={`Mer om ${namn}`} icon={<Ellipsis aria-hidden />} />}
        items={groups}
      />
    </span>
  )
}
