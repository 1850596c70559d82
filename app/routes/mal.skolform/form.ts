import { z } from 'zod'
import { MATENHETER, type Matenhet } from '#domain/ska/indikator.ts'

const draft = z.object({
  delmalId: z.string().min(1).max(64),
  text: z
    .string()
    .trim()
    .min(1, 'Skriv vad indikatorn visar.')
    .max(500, 'Korta indikatorn till högst 500 tecken.'),
  kalla: z
    .string()
    .trim()
    .min(1, 'Skriv varifrån värdet kommer.')
    .max(200, 'Korta källan till högst 200 tecken.'),
  enhet: z.enum(MATENHETER as [Matenhet, ...Matenhet[]], 'Välj hur indikatorn mäts.'),
  riktning: z.enum(['hogre', 'lagre'], 'Välj om ett högre eller lägre värde är bättre.'),
})

/** What the forms on a skolform's page send. */
export const indikatorForm = z.discriminatedUnion('intent', [
  draft.extend({ intent: z.literal('add'), ersatter: z.string().max(64).optional() }),
  draft.extend({ intent: z.literal('change'), id: z.string().min(1).max(64) }),
  z.object({ intent: z.literal('withdraw'), id: z.string().min(1).max(64) }),
])

export type IndikatorForm = z.infer<typeof indikatorForm>
