import { canImport, canManagePersoner, canSeeHuvudman, canSeeOversikt } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'

export type NavId = 'oversikt' | 'tavlor' | 'arshjul' | 'mal' | 'import' | 'personer'
export type NavItem = { id: NavId; label: string; to: string }

/** What the main navigation offers this person: never a door that would answer 404. */
export function navItems(viewer: Viewer): { main: NavItem[]; admin: NavItem[] } {
  return {
    main: [
      ...(canSeeOversikt(viewer) ? [{ id: 'oversikt', label: 'Översikt', to: '/oversikt' } as const] : []),
      { id: 'tavlor', label: 'Tavlor', to: '/tavlor' },
      ...(canSeeHuvudman(viewer)
        ? ([
            { id: 'arshjul', label: 'Årshjul', to: '/arshjul' },
            { id: 'mal', label: 'Mål', to: '/mal' },
          ] as const)
        : []),
    ],
    admin: [
      ...(canImport(viewer) ? [{ id: 'import', label: 'Import', to: '/import' } as const] : []),
      ...(canManagePersoner(viewer) ? [{ id: 'personer', label: 'Personer', to: '/personer' } as const] : []),
    ],
  }
}
