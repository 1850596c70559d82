/** What colleagues have done, in sentences for those who cannot see it happen. */
import { BESLUTSLAG_NAMN } from '#domain/board/beslut.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import type { OrsakView } from '#domain/board/views/orsaker.ts'
import { quoted } from './dnd/messages.ts'

type Who = { isMine(clientId: number): boolean; author(clientId: number): string | null }

/** New causes by others, and how many have gone: "2 nya orsaker av Anna." */
export function newsOfOrsaker(before: readonly OrsakView[], now: readonly OrsakView[], who: Who): string[] {
  const had = new Set(before.map(({ id }) => id))
  const added = now.filter(({ id, skapadAv }) => !had.has(id) && !who.isMine(skapadAv))
  if (added.length === 0) return []
  const names = [...new Set(added.flatMap(({ skapadAv }) => who.author(skapadAv)?.split(' ')[0] ?? []))]
  const by = names.length > 0 ? ` av ${new Intl.ListFormat('sv').format(names)}` : ''
  return [
    added.length === 1 ? `Ny orsak${by}: ${quoted(added[0]!.text)}.` : `${added.length} nya orsaker${by}.`,
  ]
}

/** What rektor has decided and put elsewhere. A card that only made room for another is not mentioned. */
export function newsOfInsatser(before: readonly InsatsView[], now: readonly InsatsView[]): string[] {
  const was = new Map(before.map((insats) => [insats.id, insats]))
  return now.flatMap((insats): string[] => {
    const old = was.get(insats.id)
    if (!old) return []
    if (old.beslut.beslut !== insats.beslut.beslut)
      return [`Insatsen ${quoted(insats.rubrik)}: ${BESLUTSLAG_NAMN[insats.beslut.beslut].toLowerCase()}.`]
    if (old.beslut.order !== insats.beslut.order && old.ordning !== insats.ordning)
      return [`Insatsen ${quoted(insats.rubrik)} är nu nummer ${insats.ordning}.`]
    return []
  })
}
