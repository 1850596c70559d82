/** The plan along time: insatser in rektor's order with their aktiviteter, and what has no dates yet. */
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { type InsatsStatus, insatsStatus, isLate } from '#domain/ska/insats-status.ts'
import type { Board } from '../document.ts'
import type { Tid } from '../fields.ts'
import { type AktivitetView, aktiviteterOf } from './aktiviteter.ts'
import { type InsatsView, insatserOf } from './insatser.ts'
import { uppfoljningarOf } from './uppfoljningar.ts'

export type TidslinjeAktivitet = AktivitetView & {
  insatsRubrik: string
  /** Its last day has passed and it is not done. */
  sen: boolean
}
export type DateradAktivitet = TidslinjeAktivitet & { tid: Tid }

export type TidslinjeInsats = Pick<InsatsView, 'id' | 'rubrik' | 'ansvarig'> & {
  status: InsatsStatus
  /** A decided insats of which something has passed without being done. */
  sen: boolean
  maldatum: CivilDatum | null
  /** From the first day of its aktiviteter to the last; null when none has dates. */
  tid: Tid | null
  /** Those with dates, in the insats's own order: a bar keeps its row however it is moved. */
  aktiviteter: DateradAktivitet[]
  utanDatum: TidslinjeAktivitet[]
}

export type Tidslinje = { insatser: TidslinjeInsats[]; utanDatum: TidslinjeAktivitet[] }

/** Every insats that has not been turned down. */
export function tidslinjeOf(board: Board, today: CivilDatum): Tidslinje {
  const lagen = new Map(
    uppfoljningarOf(board)
      .reverse()
      .map(({ insatsId, lage }) => [insatsId, lage]),
  )
  const aktiviteter = Map.groupBy(aktiviteterOf(board), ({ insatsId }) => insatsId)
  const insatser = insatserOf(board)
    .filter(({ beslut }) => beslut.beslut !== 'avslagen')
    .map((insats): TidslinjeInsats => {
      const { id, rubrik, ansvarig, malbild, beslut } = insats
      const own = (aktiviteter.get(id) ?? []).map((aktivitet) => ({
        ...aktivitet,
        insatsRubrik: rubrik,
        sen: isPassed(aktivitet, today),
      }))
      const standing = {
        beslut: beslut.beslut,
        lage: lagen.get(id) ?? null,
        maldatum: malbild?.maldatum ?? null,
        aktiviteter: own.map(({ status, tid }) => ({ status, slut: tid?.slut ?? null })),
      }
      const dated = own.filter((one): one is DateradAktivitet => one.tid !== null)
      return {
        id,
        rubrik,
        ansvarig,
        status: insatsStatus(standing),
        sen: isLate(standing, today),
        maldatum: standing.maldatum,
        tid: spanOf(dated),
        aktiviteter: dated,
        utanDatum: own.filter(({ tid }) => tid === null),
      }
    })
  return { insatser, utanDatum: insatser.flatMap(({ utanDatum }) => utanDatum) }
}

function isPassed({ status, tid }: AktivitetView, today: CivilDatum): boolean {
  return status !== 'klar' && tid !== null && tid.slut < today
}

function spanOf(dated: readonly DateradAktivitet[]): Tid | null {
  return dated.reduce<Tid | null>(
    (span, { tid: { start, slut } }) =>
      span === null
        ? { start, slut }
        : { start: start < span.start ? start : span.start, slut: slut > span.slut ? slut : span.slut },
    null,
  )
}
