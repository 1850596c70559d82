/** What happens at several enheter at once: shared delmål, shared words in the causes, and what only the huvudman can change. */
import type { Paverkan } from '#domain/board/fields.ts'
import type { Delmal } from './indikator.ts'
import type { OversiktEnhet } from './oversikt.ts'
import type { UtfallRad } from './oversikt-delmal.ts'
import type { InsatsRad } from './oversikt-insats.ts'

export type OrsakRad = {
  boardId: string
  id: string
  enhetId: string | null
  utfallId: string
  text: string
  paverkan: Paverkan | null
}

export type OrsakTraff = {
  boardId: string
  id: string
  text: string
  enhet: string
  paverkan: Paverkan | null
}
export type GemensamtDelmal = { delmal: Delmal; enheter: string[]; insatser: number; orsaker: OrsakTraff[] }
export type GemensamtOrd = { ord: string; enheter: number; orsaker: OrsakTraff[] }
export type Monster = {
  delmal: GemensamtDelmal[]
  ord: GemensamtOrd[]
  /** Causes that the people at the enheter say the huvudman can affect. */
  tillHuvudman: OrsakTraff[]
}

export type MonsterUnderlag = {
  enheter: readonly OversiktEnhet[]
  delmal: readonly Delmal[]
  utfall: readonly UtfallRad[]
  insatser: readonly InsatsRad[]
  orsaker: readonly OrsakRad[]
}

export function monsterOf(underlag: MonsterUnderlag): Monster {
  const namn = new Map(underlag.enheter.map((enhet) => [enhet.id, enhet.namn]))
  const traffar = underlag.orsaker.flatMap((orsak) => {
    const enhet = orsak.enhetId === null ? undefined : namn.get(orsak.enhetId)
    return enhet === undefined || orsak.text.trim() === '' ? [] : [{ orsak, traff: traffOf(orsak, enhet) }]
  })
  return {
    delmal: sharedDelmal(underlag, namn, traffar),
    ord: sharedWords(traffar.map(({ traff }) => traff)),
    tillHuvudman: traffar.filter(({ orsak }) => orsak.paverkan === 'huvudman').map(({ traff }) => traff),
  }
}

type Found = { orsak: OrsakRad; traff: OrsakTraff }

function traffOf({ boardId, id, text, paverkan }: OrsakRad, enhet: string): OrsakTraff {
  return { boardId, id, text: text.trim(), enhet, paverkan }
}

/** Delmål that at least two enheter work with, most enheter first, with the causes each has named. */
function sharedDelmal(
  { delmal, utfall, insatser }: MonsterUnderlag,
  namn: ReadonlyMap<string, string>,
  traffar: readonly Found[],
): GemensamtDelmal[] {
  const live = insatser.filter(({ beslut }) => beslut !== 'avslagen')
  const causes = Map.groupBy(traffar, ({ orsak }) => `${orsak.boardId} ${orsak.utfallId}`)
  return delmal
    .map((d): GemensamtDelmal => {
      const isOfDelmal = (rad: UtfallRad | InsatsRad) =>
        rad.enhetId !== null && namn.has(rad.enhetId) && rad.delmalIds.includes(d.id)
      const own = utfall.filter(isOfDelmal)
      const doing = live.filter(isOfDelmal)
      const ids = new Set([...own, ...doing].map(({ enhetId }) => enhetId!))
      return {
        delmal: d,
        enheter: [...ids].map((id) => namn.get(id)!).sort(collator.compare),
        insatser: doing.length,
        orsaker: own.flatMap((u) => (causes.get(`${u.boardId} ${u.id}`) ?? []).map(({ traff }) => traff)),
      }
    })
    .filter(({ enheter }) => enheter.length >= 2)
    .sort((a, b) => b.enheter.length - a.enheter.length || b.orsaker.length - a.orsaker.length)
}

const MAX_ORD = 10

/** Words that the causes of at least two enheter share, without endings; a hint where to look, not a verdict. */
function sharedWords(traffar: readonly OrsakTraff[]): GemensamtOrd[] {
  const byStem = new Map<string, { forms: Map<string, number>; traffar: Set<OrsakTraff> }>()
  for (const traff of traffar) {
    for (const word of traff.text.toLocaleLowerCase('sv').match(/\p{L}{5,}/gu) ?? []) {
      const stem = stemOf(word)
      if (COMMON.has(word) || EVERYWHERE.test(stem)) continue
      const entry = byStem.get(stem) ?? { forms: new Map(), traffar: new Set() }
      entry.forms.set(word, (entry.forms.get(word) ?? 0) + 1)
      entry.traffar.add(traff)
      byStem.set(stem, entry)
    }
  }
  return [...byStem.values()]
    .map(({ forms, traffar: hits }) => ({
      ord: commonest(forms),
      enheter: new Set([...hits].map(({ enhet }) => enhet)).size,
      orsaker: [...hits],
    }))
    .filter(({ enheter }) => enheter >= 2)
    .sort(
      (a, b) =>
        b.enheter - a.enheter || b.orsaker.length - a.orsaker.length || collator.compare(a.ord, b.ord),
    )
    .slice(0, MAX_ORD)
}

const collator = new Intl.Collator('sv')
const ENDINGS =
  /(?:arnas|ernas|ornas|heten|heter|arna|erna|orna|ande|ende|aren|aste|are|ens|ets|ast|ade|ar|er|or|en|et|na|as|es|a|e|s|n|t)$/

/** Swedish endings off, as long as four letters are left: enough to see `tydligt` and `tydliga` as one word. */
function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '')
  return stem.length >= 4 ? stem : word
}

function commonest(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort(([a, x], [b, y]) => y - x || a.length - b.length || collator.compare(a, b))[0]![0]
}

/** What every cause in a school is about. */
const EVERYWHERE =
  /^(?:barn|dag|elev|enhet|klass|lektion|lärar|läsår|personal|skol|termin|undervis|veck|årskur|ämne)/

/** Words that say nothing of the cause. */
const COMMON: ReadonlySet<string> = new Set(
  `alltid andra annan annat aldrig bland blivit blir borde bättre därför delvis denna detta deras dessa
  efter eftersom enligt fler flera finns först för genom
  gånger ganska gäller handlar hela hinner ibland ingen inget inte inom innan istället kanske känner kommer
  kring kunna liten lite lågt låga länge läsår läsåret många mellan mera mindre måste mycket nästa någon något
  några också ofta olika redan saknar saknas samma samtliga sedan själva skulle
  stora större svårt sällan tillräckligt under utan varandra varför varit vilka vilket våra varje väldigt
  åren första sista börjar slutar använda användas kommit blivit därefter själv själva gemensam gemensamma beror används använder upplever framför särskilt`.split(
    /\s+/,
  ),
)
