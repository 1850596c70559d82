import { BookOpenText, LogOut, UserRound } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { Form } from 'react-router'
import type { Viewer } from '#domain/access/viewer.ts'
import { ROLL_NAMN } from '#domain/ska/roll.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { personColour } from '../ui/person-colour.ts'
import { Popover } from '../ui/popover.tsx'
import { NavIcon } from './nav-icon.tsx'
import type { NavItem } from './nav-items.ts'
import styles from './person-menu.module.css'
import { ThemeChoice } from './theme-choice.tsx'

/** Who I am here, how it looks, and the way out. `items` are pages that had no room in the navigation. */
export function PersonMenu({ viewer, items }: { viewer: Viewer; items: readonly NavItem[] }) {
  const avatar = (size: 'm' | 'l') => (
    <Avatar namn={viewer.namn} farg={personColour(viewer.personId)} size={size} isDecorative />
  )
  return (
    <Popover
      label="Ditt konto"
      placement="bottom end"
      className={styles.menu}
      trigger={
        <AriaButton className={styles.trigger} aria-label={`Ditt konto: ${viewer.namn}`}>
          {avatar('m')}
        </AriaButton>
      }
    >
      {(close) => (
        <>
          <div className={styles.who}>
            {avatar('l')}
            <div className={styles.words}>
              <strong>{viewer.namn}</strong>
              <span>{rollerText(viewer)}</span>
              <span>{viewer.huvudmanNamn}</span>
            </div>
          </div>
          <div className={styles.links}>
            {items.map((item) => (
              <span key={item.id} className={styles.narrowOnly}>
                <LinkButton to={item.to} variant="quiet" icon={<NavIcon id={item.id} />} onPress={close}>
                  {item.label}
                </LinkButton>
              </span>
            ))}
            <LinkButton to="/konto" variant="quiet" icon={<UserRound aria-hidden />} onPress={close}>
              Mitt konto
            </LinkButton>
            <LinkButton to="/ordlista" variant="quiet" icon={<BookOpenText aria-hidden />} onPress={close}>
              Ordlista
            </LinkButton>
          </div>
          <ThemeChoice />
          {/* A full page load: nothing of this person stays in memory. */}
          <Form method="post" action="/logout" reloadDocument className={styles.logout}>
            <Button type="submit" icon={<LogOut aria-hidden />}>
              Logga ut
            </Button>
          </Form>
        </>
      )}
    </Popover>
  )
}

/** Each role once: `Rektor, Förvaltning`. */
function rollerText({ roller }: Viewer): string {
  return [...new Set(roller.map(({ roll }) => ROLL_NAMN[roll]))].join(', ')
}
