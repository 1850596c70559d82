import { z } from 'zod'

/** What POST /login takes; the two names are a contract with scripts that sign in. */
export const loginForm = z.object({
  epost: z.string().trim().min(1, 'Skriv din e-postadress.'),
  losenord: z.string().min(1, 'Skriv ditt lösenord.'),
  till: z.string().optional(),
})

/** The page that somebody was on the way to, if it is one of ours; else the start page. */
export function safePath(till: string | null | undefined): string {
  return till && /^\/(?![/\\])/.test(till) && !till.startsWith('/login') ? till : '/'
}
