import type { ReactNode } from 'react'
import { Link, NavLink, useMatches } from 'react-router'
import type { Viewer } from '#domain/access/viewer.ts'
import { classNames } from '../ui/class-names.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import styles from './app-shell.module.css'
import { NavIcon } from './nav-icon.tsx'
import { type NavItem, navItems } from './nav-items.ts'
import { NavigationProgress } from './navigation-progress.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ProductMark } from './product-mark.tsx'
import { isShellHandle } from './shell-handle.ts'
import { ThemeChoice } from './theme-choice.tsx'
import { usePageFocus } from './use-page-focus.ts'

/** What stands around every page: the bar with the way to go, the page in <main>, the foot. */
export function AppShell({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  const handle = useMatches()
    .map((match) => match.handle)
    .findLast(isShellHandle)
  const kind = handle?.shell ?? 'page'
  const mainRef = usePageFocus()
  const main = (
    <main id="innehall" ref={mainRef} tabIndex={-1} className={styles.main}>
      {children}
    </main>
  )
  if (kind === 'none') return main

  const items = viewer ? navItems(viewer) : { main: [], admin: [] }
  return (
    <div className={styles.shell} data-kind={kind} data-has-nav={viewer ? '' : undefined}>
      <SkipLink />
      <NavigationProgress />
      <header className={styles.bar}>
        <Link to="/" className={styles.brand} aria-label="Kvalitetstavlan, till startsidan">
          <ProductMark size={30} />
          <span className={styles.name}>Kvalitetstavlan</span>
        </Link>
        {viewer && <span className={styles.huvudman}>{viewer.huvudmanNamn}</span>}
        {viewer && (
          <nav aria-label="Huvudmeny" className={styles.nav}>
            <ul className={styles.items}>
              {[...items.main, ...items.admin].map((item) => (
                <li key={item.id} className={classNames(items.admin.includes(item) && styles.wideOnly)}>
                  <NavItemLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className={styles.end}>
          {viewer ? (
            <PersonMenu viewer={viewer} items={items.admin} />
          ) : (
            <LinkButton to="/login" size="s">
              Logga in
            </LinkButton>
          )}
        </div>
      </header>
      {main}
      {kind === 'page' && <Footer hasTheme={!viewer} />}
    </div>
  )
}

function NavItemLink({ item }: { item: NavItem }) {
  return (
    <NavLink to={item.to} className={styles.item}>
      <NavIcon id={item.id} />
      <span>{item.label}</span>
    </NavLink>
  )
}

function Footer({ hasTheme }: { hasTheme: boolean }) {
  return (
    <footer className={styles.footer}>
      <p>Kvalitetstavlan: systematiskt kvalitetsarbete, tillsammans.</p>
      <ul className={styles.footLinks}>
        <li>
          <Link to="/ordlista">Ordlista</Link>
        </li>
        <li>
          <Link to="/tillganglighet">Tillgänglighet</Link>
        </li>
      </ul>
      {hasTheme && <ThemeChoice />}
    </footer>
  )
}
