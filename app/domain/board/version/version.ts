/** Why a version was kept: a moment ended, a kvalitetsdialog is coming, somebody asked, or a day with changes ended. */
export const VERSION_SLAG = ['moment', 'dialog', 'hand', 'dag'] as const
export type VersionSlag = (typeof VERSION_SLAG)[number]
