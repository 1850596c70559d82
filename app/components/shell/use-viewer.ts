import { useRouteLoaderData } from 'react-router'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Theme } from './theme.ts'

/** What the root loader gives every page. */
export type RootData = { viewer: Viewer | null; theme: Theme }

/** The signed-in person, or null: on the login page, and when the page itself failed. */
export function useViewer(): Viewer | null {
  return useRootData()?.viewer ?? null
}

export function useRootData(): RootData | undefined {
  return useRouteLoaderData<RootData>('root')
}
