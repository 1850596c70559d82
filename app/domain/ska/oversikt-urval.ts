/** Which rows of the overview are shown and in what order; the choice lives in the page's address. */
import { fasNr } from './framdrift.ts'
import { type EnhetRad, huvudskolform } from './oversikt.ts'
import { needsLook } from './oversikt-insats.ts'
import { isSkolformKod, SKOLFORM_NAMN, SKOLFORMER, type SkolformKod } from './skolform.ts'

export type Sortering = 'namn' | 'framdrift' | 'sena' | 'insatser' | 'senast'
export const SORTERINGAR: readonly Sortering[] = ['namn', 'framdrift', 'sena', 'insatser', 'senast']
export const SORTERING_NAMN: Record<Sortering, string> = {
  namn: 'Enhetens namn',
  framdrift: 'Har kommit kortast först',
  sena: 'Mest att se efter först',
  insatser: 'Flest insatser först',
  senast: 'Senast ändrad först',
}

export type Visning = 'alla' | 'sena' | 'tysta' | 'utan-tavla'
export const VISNINGAR: readonly Visning[] = ['alla', 'sena', 'tysta', 'utan-tavla']
export const VISNING_NAMN: Record<Visning, string> = {
  alla: 'Alla enheter',
  sena: 'Har något som är sent',
  tysta: 'Har insatser som inte följts upp',
  'utan-tavla': 'Har ingen tavla än',
}

export type Urval = {
  skolform: SkolformKod | null
  visning: Visning
  sortering: Sortering
  gruppera: boolean
}
export type Enhetsgrupp = { skolform: SkolformKod | null; namn: string; rader: EnhetRad[] }

/** Reads the choice from the address; what it does not know falls back to everything, by name. */
export function readUrval(params: URLSearchParams): Urval {
  const skolform = params.get('skolform')
  const visning = params.get('visa') as Visning
  const sortering = params.get('sortera') as Sortering
  return {
    skolform: isSkolformKod(skolform) ? skolform : null,
    visning: VISNINGAR.includes(visning) ? visning : 'alla',
    sortering: SORTERINGAR.includes(sortering) ? sortering : 'namn',
    gruppera: params.get('gruppera') === 'skolform',
  }
}

/** The rows that the choice leaves, in its order, in one group or one per skolform. */
export function groupsOf(rader: readonly EnhetRad[], urval: Urval): Enhetsgrupp[] {
  const shown = rader
    .filter((rad) => urval.skolform === null || rad.enhet.skolformer.includes(urval.skolform))
    .filter((rad) => isShown(rad, urval.visning))
    .sort((a, b) => compare(a, b, urval.sortering) || byNamn(a, b))
  if (!urval.gruppera) return shown.length ? [{ skolform: null, namn: '', rader: shown }] : []
  const groups = Map.groupBy(shown, ({ enhet }) => huvudskolform(enhet))
  return [...SKOLFORMER, null].flatMap((skolform) => {
    const members = groups.get(skolform)
    if (!members) return []
    return [{ skolform, namn: skolform ? SKOLFORM_NAMN[skolform] : 'Övriga enheter', rader: members }]
  })
}

/** How many things of a row ask for attention: what is late and what nobody has followed up. */
export function attSeEfter({ insatser }: EnhetRad): number {
  return insatser.filter(needsLook).length
}

function isShown(rad: EnhetRad, visning: Visning): boolean {
  switch (visning) {
    case 'alla':
      return true
    case 'sena':
      return rad.insatser.some(({ sen }) => sen.length > 0)
    case 'tysta':
      return rad.insatser.some(({ tyst }) => tyst !== null)
    case 'utan-tavla':
      return rad.tavla === null && rad.arbetslag.length === 0
  }
}

function compare(a: EnhetRad, b: EnhetRad, sortering: Sortering): number {
  switch (sortering) {
    case 'namn':
      return 0
    case 'framdrift':
      return steps(a) - steps(b)
    case 'sena':
      return attSeEfter(b) - attSeEfter(a)
    case 'insatser':
      return b.insatser.length - a.insatser.length
    case 'senast':
      return (b.senast ?? '') < (a.senast ?? '') ? -1 : Number((b.senast ?? '') > (a.senast ?? ''))
  }
}

/** An enhet without a board has the longest way to go. */
function steps({ tavla, arbetslag }: EnhetRad): number {
  const boards = tavla ? [tavla] : arbetslag
  return Math.max(0, ...boards.map(({ framdrift }) => fasNr(framdrift.fas)))
}

const collator = new Intl.Collator('sv', { numeric: true })

function byNamn(a: EnhetRad, b: EnhetRad): number {
  return collator.compare(a.enhet.namn, b.enhet.namn) || (a.enhet.id < b.enhet.id ? -1 : 1)
}
