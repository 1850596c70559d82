/** What the årshjul's forms send, read strictly; the sentences are shown to the person who wrote it. */
import { z } from 'zod'
import { ARSHJUL_NIVAER, type ArshjulNiva, BESLUTSTYP_NAMN, type Beslutstyp } from '#domain/cycle/arshjul.ts'
import { isLasar } from '#domain/ska/lasar.ts'

const manad = z.coerce.number().int().min(1, 'Välj en månad.').max(12, 'Välj en månad.')
const emptyAsNull = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Korta texten till högst ${max} tecken.`)
    .transform((text) => text || null)

const draft = z.object({
  titel: z
    .string()
    .trim()
    .min(1, 'Skriv vad som ska göras.')
    .max(200, 'Korta rubriken till högst 200 tecken.'),
  text: z.string().trim().max(2000, 'Korta texten till högst 2 000 tecken.'),
  niva: z.enum(ARSHJUL_NIVAER as [ArshjulNiva, ...ArshjulNiva[]], 'Välj en nivå.'),
  kalender: z.enum(['lasar', 'kalenderar'], 'Välj läsår eller kalenderår.'),
  forstaManad: manad,
  sistaManad: manad,
  artefakt: emptyAsNull(200),
  agare: emptyAsNull(200),
  beslutstyp: z
    .enum(['', ...(Object.keys(BESLUTSTYP_NAMN) as Beslutstyp[])])
    .transform((typ): Beslutstyp | null => typ || null),
})

export const arshjulForm = z.discriminatedUnion('intent', [
  draft.extend({ intent: z.literal('add') }),
  draft.extend({ intent: z.literal('change'), id: z.uuid() }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
  z.object({
    intent: z.literal('klar'),
    id: z.uuid(),
    lasar: z.string().refine(isLasar, 'Läsåret skrivs som 2026/27.'),
    klar: z.enum(['ja', 'nej']),
  }),
  z.object({ intent: z.literal('start'), mall: z.enum(['vasby', 'degerfors']) }),
])

export type ArshjulForm = z.infer<typeof arshjulForm>
