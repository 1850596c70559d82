import { ChevronDown } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
} from 'react-aria-components'
import { Button, type ButtonSize, type ButtonVariant } from './button.tsx'
import menuStyles from './menu.module.css'
import overlay from './overlay.module.css'

export type MenuEntry = {
  id: string
  label: string
  description?: string
  icon?: ReactNode
  /** Shown at the right, e.g. `Ctrl Z`. */
  shortcut?: string
  /** Goes there instead of acting. */
  href?: string
  tone?: 'danger'
  isDisabled?: boolean
  onAction?: () => void
}

/** Entries under a heading; a line divides sections. */
export type MenuGroup = { id: string; title?: string; items: readonly MenuEntry[] }

export type MenuProps = {
  /** A pressable element that opens the menu. */
  trigger: ReactElement
  /** Read out as the menu's name; the trigger's own name when left out. */
  label?: string
  items: readonly (MenuEntry | MenuGroup)[]
  onAction?: (id: string) => void
  placement?: PopoverProps['placement']
}

/** A menu on any trigger. */
export function Menu({ trigger, label, items, onAction, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={overlay.popover} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={overlay.list} onAction={(id) => onAction?.(String(id))}>
          {items.map((item) => ('items' in item ? section(item) : entry(item)))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export type MenuButtonProps = Omit<MenuProps, 'trigger' | 'label'> & {
  label: string
  icon?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  isDisabled?: boolean
}

/** A button with a word and an arrow that opens a menu. */
export function MenuButton({ label, icon, variant, size, isDisabled, ...menu }: MenuButtonProps) {
  return (
    <Menu
      {...menu}
      placement={menu.placement ?? 'bottom start'}
      trigger={
        <Button {...{ icon, variant, size, isDisabled }}>
          <span className={menuStyles.trigger}>
            {label}
            <ChevronDown aria-hidden />
          </span>
        </Button>
      }
    />
  )
}

function section(group: MenuGroup) {
  return (
    <MenuSection key={group.id} aria-label={group.title ?? group.id} className={menuStyles.section}>
      {group.title && <Header className={overlay.sectionTitle}>{group.title}</Header>}
      {group.items.map(entry)}
    </MenuSection>
  )
}

function entry(item: MenuEntry) {
  return (
    <MenuItem
      key={item.id}
      id={item.id}
      textValue={item.label}
      href={item.href}
      isDisabled={item.isDisabled}
      onAction={item.onAction}
      className={overlay.option}
      data-tone={item.tone}
      data-icon={item.icon ? '' : undefined}
    >
      {item.icon}
      {/* Plain text, so that all that is seen is the name, also for those who speak to the machine. */}
      <span>{item.label}</span>
      {item.description && <span className={overlay.optionDescription}>{item.description}</span>}
      {item.shortcut && <kbd className={overlay.shortcut}>{item.shortcut}</kbd>}
    </MenuItem>
  )
}
