/** What a route may ask of the shell: `export const handle = { shell: 'none' } satisfies ShellHandle`. */
export type ShellHandle = {
  /** `none`: the page draws everything itself (login). `board`: no footer, the page fills the window. */
  shell?: 'page' | 'board' | 'none'
}

export function isShellHandle(v: unknown): v is ShellHandle {
  return typeof v === 'object' && v !== null && 'shell' in v
}
