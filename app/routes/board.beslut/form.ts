/** The form of a server command about a board, as the browser posts it. */
import { z } from 'zod'
import { BESLUTSLAG, type Beslutslag, OMFATTNINGAR, type Omfattning } from '#domain/board/beslut.ts'
import type { BeslutIntent } from '#domain/board/beslut-intent.ts'
import { isCardId } from '#domain/board/fields.ts'
import { isMoment, type Moment } from '#domain/ska/moment.ts'

const cardId = z.string().refine(isCardId)
const moment = z.custom<Moment>(isMoment)

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('rank'), insatsId: cardId, before: z.union([z.literal(''), cardId]) }),
  z.object({
    intent: z.literal('decide'),
    insatsId: cardId,
    beslut: z.enum(BESLUTSLAG as [Beslutslag, ...Beslutslag[]]),
    motivering: z.string().trim().max(3000),
  }),
  z.object({
    intent: z.literal('omfattning'),
    insatsId: cardId,
    omfattning: z.enum(OMFATTNINGAR as [Omfattning, ...Omfattning[]]),
    enheter: z.array(z.uuid()).max(200),
  }),
  z.object({ intent: z.literal('fas'), fas: moment }),
  z.object({ intent: z.literal('las'), las: z.array(moment).max(5) }),
])

const LISTS = ['enheter', 'las']

/** What a posted form asks for; null when it is no form of ours. */
export function readBeslutForm(form: FormData): BeslutIntent | null {
  const fields = Object.fromEntries(
    [...new Set([...form.keys(), ...LISTS])].map((name) => [
      name,
      LISTS.includes(name) ? form.getAll(name) : form.get(name),
    ]),
  )
  const read = intents.safeParse(fields)
  if (!read.success) return null
  return read.data.intent === 'rank' ? { ...read.data, before: read.data.before || null } : read.data
}
