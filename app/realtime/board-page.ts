/** What a board's page is given by its loader, besides the document itself. */
import type { CardKind, Seriepunkt } from '#domain/board/fields.ts'
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Delmal, Indikator } from '#domain/ska/indikator.ts'

/** A published series that can be taken onto the board, oldest period first, with what to compare it with. */
export type MatvardeSerie = {
  indikatorId: string
  delmalId: string | null
  namn: string
  /** Unit of the figures: `procent`, `index`, `poang`, … */
  enhet: string
  hogreBattre: boolean
  serie: Seriepunkt[]
  kommun: Seriepunkt[]
  riket: Seriepunkt[]
  kalla: string
  hamtad: CivilDatum
}

export type BoardPage = {
  board: BoardRef & {
    titel: string
    epoch: number
    enhetNamn: string | null
    arbetslagNamn: string | null
    huvudmanNamn: string
  }
  access: { roots: CardKind[]; decide: boolean }
  /** The durable document, encoded and in base64: what the server renders and the browser starts from. */
  state: string
  authors: Record<string, { personId: string; namn: string } | null>
  katalog: { delmal: Delmal[]; indikatorer: Indikator[] }
  matvarden: MatvardeSerie[]
  personer: { personId: string; namn: string }[]
  enheter: { id: string; namn: string }[]
  arshjul: Arshjulspost[]
}
