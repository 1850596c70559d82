import './styles/index.css'
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useHref,
  useNavigate,
} from 'react-router'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { ERROR_TITLE, errorKind } from '#app/components/shell/error-kind.ts'
import { ErrorPage } from '#app/components/shell/error-page.tsx'
import { readTheme } from '#app/components/shell/theme.ts'
import { useNonce } from '#app/components/shell/use-nonce.ts'
import { type RootData, useRootData, useViewer } from '#app/components/shell/use-viewer.ts'
import { ToastRegion } from '#app/components/ui/toast.tsx'
import { viewerContext } from '#app/context.ts'
import type { Route } from './+types/root'

export function loader({ context, request }: Route.LoaderArgs): RootData {
  return { viewer: context.get(viewerContext), theme: readTheme(request.headers.get('Cookie')) }
}

/** Who one is changes with a form (login, roles), not with a step to another page. */
export function shouldRevalidate({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formAction !== undefined && defaultShouldRevalidate
}

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: latin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/icon-180.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export const meta: Route.MetaFunction = ({ error }) => [
  { title: error ? `${ERROR_TITLE[errorKind(error, true)]} · Kvalitetstavlan` : 'Kvalitetstavlan' },
]

export function Layout({ children }: { children: ReactNode }) {
  const theme = useRootData()?.theme ?? 'system'
  const nonce = useNonce()
  return (
    // The theme may have been changed in the page after the server drew it.
    <html lang="sv" data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#151a1e" media="(prefers-color-scheme: dark)" />
        {/* react-aria adds two small <style> elements and looks for the nonce here. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        {/* The browser hides nonces from scripts; an empty one matches what hydration reads. */}
        <Links nonce="" />
      </head>
      <body>
        <Locale>{children}</Locale>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <AppShell viewer={useViewer()}>
      <Outlet />
    </AppShell>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  // Node has a navigator too, and it knows no net: the server would say that one is offline.
  const isOnline = typeof document === 'undefined' || navigator.onLine
  return (
    <AppShell viewer={useViewer()}>
      <ErrorPage kind={errorKind(error, isOnline)} />
    </AppShell>
  )
}

function Locale({ children }: { children: ReactNode }) {
  const navigate = useNavigate()
  return (
    <I18nProvider locale="sv-SE">
      <RouterProvider navigate={navigate} useHref={useHref}>
        {children}
      </RouterProvider>
      <ToastRegion />
    </I18nProvider>
  )
}
