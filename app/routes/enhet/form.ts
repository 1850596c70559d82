import { z } from 'zod'
import { isLasar } from '#domain/ska/lasar.ts'

/** Whose board is started: the enhet's own when no arbetslag is given. */
export const startForm = z.object({
  lasar: z.string().refine(isLasar),
  arbetslagId: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
})
