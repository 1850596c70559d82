import { z } from 'zod'

/** What POST /login takes; the two names are a contract with scripts that sign in. */
export const loginForm = z.object({
  epost: z.string().trim().min(1, 'Skriv din e-postadress.'),
  losenord: z.string().min(1, 'Skriv ditt lösenord.'),
  till: z.string().optional(),
})

/** The page that somebody was on the way to, if it is one of ours; else the start page. */
export function safePath(till: string | null | undefined): string {
  if (!till?.startsWith('/') || !URL.canParse(till, HERE)) return '/'
  // Read as a browser reads it: that skips tabs and line breaks, and takes \ for /.
  const { origin, pathname, search, hash } = new URL(till, HERE)
  const isOurs = origin === HERE && !pathname.startsWith('//') && !pathname.startsWith('/login')
  return isOurs ? pathname + search + hash : '/'
}

/** Stands for our own address, whatever it is. */
const HERE = 'http://here.invalid'
