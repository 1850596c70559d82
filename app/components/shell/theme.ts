/** Light, dark, or as the system says. Kept in a cookie, so that the server draws the right one at once. */
export type Theme = 'light' | 'dark' | 'system'

const COOKIE = 'tema'
const YEAR_S = 31_536_000

export function readTheme(cookieHeader: string | null): Theme {
  const value = cookieHeader?.match(/(?:^|;\s*)tema=(light|dark)(?:;|$)/)?.[1]
  return value === 'light' || value === 'dark' ? value : 'system'
}

export function themeCookie(theme: Theme): string {
  const keep = theme === 'system' ? 'Max-Age=0' : `Max-Age=${YEAR_S}`
  return `${COOKIE}=${theme}; Path=/; SameSite=Lax; ${keep}`
}
