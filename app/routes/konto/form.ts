import { z } from 'zod'

/** What the account page sends. */
export const kontoForm = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('losenord'),
      nuvarande: z.string().min(1, 'Skriv ditt nuvarande lösenord.'),
      nytt: z.string().min(1, 'Skriv ett nytt lösenord.'),
      igen: z.string(),
    })
    .refine(({ nytt, igen }) => nytt === igen, 'De två nya lösenorden är inte lika. Skriv samma två gånger.'),
  z.object({ intent: z.literal('logga-ut-overallt') }),
])
