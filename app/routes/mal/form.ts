import { z } from 'zod'

/** What the form for kommunala mål sends. */
export const malForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    text: z.string().trim().min(1, 'Skriv målet.').max(1000, 'Korta målet till högst 1 000 tecken.'),
    nr: z
      .string()
      .trim()
      .max(20, 'Korta beteckningen till högst 20 tecken.')
      .transform((nr) => nr || null),
  }),
  z.object({ intent: z.literal('remove'), id: z.string().min(1) }),
])
