import { z } from 'zod'

const idOrNull = z.union([z.literal(''), z.uuid()]).transform((id) => id || null)

/** The form that starts a board. */
export const startForm = z.object({
  niva: z.enum(['enhet', 'arbetslag', 'huvudman']),
  enhetId: idOrNull,
  arbetslagId: idOrNull,
  lasar: z.string().max(7),
})
