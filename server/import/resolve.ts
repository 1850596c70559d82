/** Joins what a file says with what the huvudman has: which enhet a name means, and what is new, changed or the same. */
import type { EnhetRow } from '#db/queries/enheter.ts'
import type { Matvarde } from '#domain/ska/matvarde.ts'
import type { Fel, LastEnhet, LastMatvarde, Parsed } from './parsed.ts'

export type Known = {
  kommunkod: string | null
  enheter: readonly EnhetRow[]
  /** Figures stored under the file's indikatorer. */
  varden: readonly Matvarde[]
}

export type Resolved = {
  nyaEnheter: (LastEnhet & { id: string })[]
  nya: Matvarde[]
  andrade: Matvarde[]
  /** What a changed figure is stored as now. */
  fore: ReadonlyMap<Matvarde, Matvarde>
  oforandrade: number
  fel: Fel[]
}

/** Pure: ids of new enheter come from the caller. A figure that names no enhet of this huvudman is a fault. */
export function resolve(parsed: Parsed, known: Known, newId: () => string): Resolved {
  const fel = [...parsed.fel]
  const enheter = lookupOf(known.enheter)
  const nyaEnheter: Resolved['nyaEnheter'] = []
  for (const enhet of parsed.enheter) {
    if (enheter.has(keyOf(enhet.kallId))) continue
    const namesake = enheter.get(keyOf(enhet.namn))
    const id = namesake ?? newId()
    if (namesake === undefined) nyaEnheter.push({ ...enhet, id })
    enheter.set(keyOf(enhet.kallId), id)
  }
  const stored = new Map(known.varden.map((varde) => [nyckelOf(varde), varde]))
  const seen = new Map<string, LastMatvarde>()
  const fore = new Map<Matvarde, Matvarde>()
  const result: Resolved = { nyaEnheter, nya: [], andrade: [], fore, oforandrade: 0, fel }
  for (const last of parsed.varden) {
    const varde = place(last, enheter, known.kommunkod)
    if (typeof varde === 'string') {
      fel.push({ rad: last.rad, text: varde })
      continue
    }
    const key = nyckelOf(varde)
    const before = seen.get(key)
    if (before) {
      const text = `Raden gäller samma enhet, indikator och period som rad ${before.rad}. Den första raden gäller.`
      fel.push({ rad: last.rad, text })
      continue
    }
    seen.set(key, last)
    const old = stored.get(key)
    if (!old) result.nya.push(varde)
    else if (isSame(old, varde)) result.oforandrade++
    else {
      result.andrade.push(varde)
      fore.set(varde, old)
    }
  }
  fel.sort((a, b) => (a.rad ?? 0) - (b.rad ?? 0))
  return result
}

/** The figure at its place, or why it has none. */
function place(
  { rad: _, enhet, ...varde }: LastMatvarde,
  enheter: ReadonlyMap<string, string>,
  kommunkod: string | null,
): Matvarde | string {
  if (varde.objekt === 'kommun' && varde.objektKod === null)
    return { ...varde, enhetId: null, objektKod: kommunkod }
  if (enhet === null) return { ...varde, enhetId: null }
  const enhetId = enheter.get(keyOf(enhet))
  if (enhetId === undefined)
    return `Enheten «${enhet.slice(0, 60)}» finns inte. Skriv dess namn eller skolenhetskod som de står i översikten.`
  return { ...varde, enhetId }
}

/** What identifies a figure: storing it again replaces it. */
function nyckelOf({ indikatorId, enhetId, objekt, objektKod, period, kon }: Matvarde): string {
  return [indikatorId, enhetId, objekt, objektKod, period, kon].join('|')
}

/** The day it was fetched may differ: the same figure fetched again is no change. */
function isSame(a: Matvarde, b: Matvarde): boolean {
  return a.varde === b.varde && a.markor === b.markor && a.antal === b.antal && a.kalla === b.kalla
}

/** By the source's id, the skolenhetskod and the name. */
function lookupOf(enheter: readonly EnhetRow[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { id, namn, skolenhetskod, kallId } of enheter) {
    for (const name of [namn, skolenhetskod, kallId]) if (name) found.set(keyOf(name), id)
  }
  return found
}

const keyOf = (name: string) => name.trim().toLocaleLowerCase('sv')
