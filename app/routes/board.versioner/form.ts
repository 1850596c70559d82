/** What a page asks to be done with the versions of a board. */
import { z } from 'zod'
import { OWN_SLAG, type OwnSlag } from '#domain/board/version/version.ts'

const intents = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('spara'),
    slag: z.enum(OWN_SLAG as [OwnSlag, ...OwnSlag[]]),
    namn: z.string(),
  }),
  z.object({ intent: z.literal('ta-bort'), id: z.uuid() }),
])

export type VersionIntent = z.infer<typeof intents>

/** Null when it is no form of ours. */
export function readVersionForm(form: FormData): VersionIntent | null {
  const read = intents.safeParse(Object.fromEntries(form))
  return read.success ? read.data : null
}
