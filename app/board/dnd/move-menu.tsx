import type { RefObject } from 'react'
import { Header, Keyboard, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components'
import overlay from '#app/components/ui/overlay.module.css'
import { useDragBoard } from './context.ts'
import { quoted } from './messages.ts'
import { useMoves } from './use-moves.tsx'

type Props = {
  id: string
  triggerRef: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** All moves of a card in a menu, for those who do not drag. Opens at its handle. */
export function MoveMenu({ id, ...popover }: Props) {
  return (
    <Popover {...popover} className={overlay.popover} placement="bottom start" offset={4}>
      <Moves id={id} close={() => popover.onOpenChange(false)} />
    </Popover>
  )
}

function Moves({ id, close }: { id: string; close: () => void }) {
  const { textOf } = useDragBoard()
  return (
    <Menu
      aria-label={`Flytta ${quoted(textOf(id))}`}
      className={overlay.list}
      autoFocus="first"
      onClose={close}
    >
      {useMoves(id).map((group) => (
        <MenuSection key={group.id} aria-label={group.title}>
          <Header className={overlay.sectionTitle}>{group.title}</Header>
          {group.items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled}
              onAction={item.onAction}
              className={overlay.option}
              data-icon=""
            >
              {item.icon}
              <Text slot="label">{item.label}</Text>
              {item.shortcut && <Keyboard className={overlay.shortcut}>{item.shortcut}</Keyboard>}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  )
}
