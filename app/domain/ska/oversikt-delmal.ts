/** Delmål × enhet: who works with which delmål, and where nobody does. */
import type { Delmal } from './indikator.ts'
import type { OversiktEnhet } from './oversikt.ts'
import type { InsatsRad } from './oversikt-insats.ts'
import { SKOLFORMER, type SkolformKod } from './skolform.ts'

/** A result on a board, with the delmål it concerns. */
export type UtfallRad = {
  boardId: string
  id: string
  /** Null on the huvudman's own board. */
  enhetId: string | null
  rubrik: string
  delmalIds: string[]
}

/** A card on a board that works with a delmål. */
export type Arbete = { boardId: string; id: string; rubrik: string }
export type Cell = { utfall: Arbete[]; insatser: Arbete[] }
export type DelmalRadView = {
  delmal: Delmal
  /** Enheter of the skolform that work with it, out of how many. */
  arbetar: number
  celler: Cell[]
}
export type DelmalTabell = {
  skolform: SkolformKod
  kolumner: { enhetId: string | null; namn: string }[]
  rader: DelmalRadView[]
}

export type DelmalUnderlag = {
  enheter: readonly OversiktEnhet[]
  delmal: readonly Delmal[]
  utfall: readonly UtfallRad[]
  insatser: readonly InsatsRad[]
}

export const HUVUDMANNENS_TAVLA = 'Gemensamt'

/** One table per skolform that any enhet has. The huvudman's own board gets a column when it works with that skolform. */
export function delmalTabeller({ enheter, delmal, utfall, insatser }: DelmalUnderlag): DelmalTabell[] {
  const cells = collect(utfall, insatser)
  return SKOLFORMER.flatMap((skolform): DelmalTabell[] => {
    const own = enheter.filter(({ skolformer }) => skolformer.includes(skolform))
    const rows = delmal.filter((d) => d.skolform === skolform).sort((a, b) => a.nr - b.nr)
    if (own.length === 0 || rows.length === 0) return []
    const common = rows.some(({ id }) => cells.has(keyOf(id, null)))
    const kolumner = [
      ...(common ? [{ enhetId: null, namn: HUVUDMANNENS_TAVLA }] : []),
      ...own.map(({ id, namn }) => ({ enhetId: id, namn })),
    ]
    const rader = rows.map((d) => {
      const celler = kolumner.map(({ enhetId }) => cells.get(keyOf(d.id, enhetId)) ?? emptyCell())
      const arbetar = celler.filter((cell, at) => kolumner[at]!.enhetId !== null && !isEmptyCell(cell)).length
      return { delmal: d, arbetar, celler }
    })
    return [{ skolform, kolumner, rader }]
  })
}

export function isEmptyCell({ utfall, insatser }: Cell): boolean {
  return utfall.length === 0 && insatser.length === 0
}

/** `2 resultat och 1 insats`, or that nobody works with it. */
export function cellText({ utfall, insatser }: Cell): string {
  const parts = [
    utfall.length > 0 ? `${utfall.length} resultat` : '',
    insatser.length > 0 ? `${insatser.length} ${insatser.length === 1 ? 'insats' : 'insatser'}` : '',
  ].filter(Boolean)
  return parts.join(' och ') || 'ingen arbetar med det'
}

const keyOf = (delmalId: string, enhetId: string | null) => `${delmalId} ${enhetId ?? ''}`
const emptyCell = (): Cell => ({ utfall: [], insatser: [] })

/** A rejected insats works with nothing. */
function collect(utfall: readonly UtfallRad[], insatser: readonly InsatsRad[]): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  const put = (slag: keyof Cell, rad: UtfallRad | InsatsRad, namn: string) => {
    for (const delmalId of new Set(rad.delmalIds)) {
      const key = keyOf(delmalId, rad.enhetId)
      const cell = cells.get(key) ?? emptyCell()
      cell[slag].push({ boardId: rad.boardId, id: rad.id, rubrik: rad.rubrik.trim() || namn })
      cells.set(key, cell)
    }
  }
  for (const rad of utfall) put('utfall', rad, 'Resultat utan rubrik')
  for (const rad of insatser) if (rad.beslut !== 'avslagen') put('insatser', rad, 'Insats utan rubrik')
  return cells
}
