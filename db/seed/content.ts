/** What is on a demo board, written down as people would tell it; `write-board.ts` turns it into commands. */
import type { Beslutslag, Omfattning } from '#domain/board/beslut.ts'
import type { AktivitetStatus, Kategori, Paverkan } from '#domain/board/fields.ts'
import type { Lage } from '#domain/ska/lage.ts'
import type { Moment } from '#domain/ska/moment.ts'

/** Key of a person, of an enhet, or of a card within its board. */
export type Nyckel = string
/** `MM-DD` within the board's läsår. */
export type Dag = string
/** Somebody's words. */
export type Sagt = readonly [av: Nyckel, text: string]

export type OrsakInnehall = {
  /** Named so that an insats can answer it. */
  nyckel?: Nyckel
  av: Nyckel
  text: string
  paverkan?: Paverkan
  stodjer?: readonly Sagt[]
  motsager?: readonly Sagt[]
  varfor?: readonly OrsakInnehall[]
}

export type UtfallInnehall = {
  nyckel: Nyckel
  av: Nyckel
  kategori: Kategori
  rubrik: string
  iakttagelse: string
  delmal: readonly string[]
  /** Takes the enhet's published series with it, as far as it was known when the läsår began. */
  indikator?: string
  /** Why it is investigated; without this it is only noted. */
  undersok?: string
  orsaker?: readonly OrsakInnehall[]
  grupper?: readonly { namn: string; av: Nyckel; orsaker: readonly OrsakInnehall[] }[]
  kommentarer?: readonly Sagt[]
}

export type AktivitetInnehall = {
  rubrik: string
  fran: Dag
  till: Dag
  ansvarig: Nyckel
  /** Otherwise what the calendar says: done when its last day has passed. */
  status?: AktivitetStatus
}

export type InsatsInnehall = {
  nyckel: Nyckel
  av: Nyckel
  /** Without a heading it is called what its first orsak is, as on the board. */
  rubrik?: string
  beskrivning: string
  mal?: string
  orsaker: readonly Nyckel[]
  malbild?: { indikator: string; malvarde: number; till: Dag }
  ansvarig?: Nyckel
  beslut?: {
    slag: Exclude<Beslutslag, 'forslag'>
    av: Nyckel
    datum: Dag
    motivering: string
    omfattning?: Omfattning
    enheter?: readonly Nyckel[]
  }
  /** A proposal that rektor has given a place before deciding. */
  rankad?: boolean
  aktiviteter?: readonly AktivitetInnehall[]
  uppfoljningar?: readonly { av: Nyckel; datum: Dag; lage: Lage; text: string; varde?: number }[]
  kommentarer?: readonly Sagt[]
}

export type BoardInnehall = {
  /** Whose board: an enhet's key; with `arbetslag`, that team's; null is the huvudman's. */
  enhet: Nyckel | null
  arbetslag?: string
  /** Läsår back from the current one. */
  bakat: 0 | 1
  fas: Moment
  las?: readonly Moment[]
  utfall: readonly UtfallInnehall[]
  insatser?: readonly InsatsInnehall[]
}
