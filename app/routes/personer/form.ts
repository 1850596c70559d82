import { z } from 'zod'
import type { Roll } from '#domain/ska/roll.ts'

/** Roles that an administrator can hand out; a guest has no account. */
export const GRANTABLE = ['pedagog', 'rektor', 'forvaltning', 'namnd', 'admin'] as const satisfies Roll[]
/** Roles that are held at one enhet. */
export const AT_ENHET: readonly Roll[] = ['pedagog', 'rektor']

const placeId = z
  .string()
  .optional()
  .transform((id) => id || null)

const roll = {
  roll: z.enum(GRANTABLE, 'Välj en roll.'),
  enhetId: placeId,
  arbetslagId: placeId,
}

const personId = z.uuid()

/** What the page for people sends. */
export const personerForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    namn: z.string().trim().min(1, 'Skriv personens namn.').max(120, 'Korta namnet till högst 120 tecken.'),
    epost: z.email('Skriv en e-postadress, till exempel namn@kommun.se.').max(200).toLowerCase(),
    ...roll,
  }),
  z.object({ intent: z.literal('grant'), personId, ...roll }),
  z.object({ intent: z.literal('revoke'), personId, rollId: z.uuid() }),
  z.object({ intent: z.literal('close'), personId }),
  z.object({ intent: z.literal('reopen'), personId }),
  z.object({ intent: z.literal('reset'), personId }),
])

export type PersonerForm = z.infer<typeof personerForm>
