/** The timeline as an ordered list: what begins, and what is due, month by month. */

import type { DateradAktivitet, Tidslinje, TidslinjeInsats } from '#domain/board/views/tidslinje.ts'
import { type Arshjulspost, saknarManader, tidOf } from '#domain/cycle/arshjul.ts'
import { manadNamn } from '#domain/cycle/month.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { isMomentPost, type MomentTid } from './moment-tider.ts'

export type ListRad = { id: string; datum: CivilDatum } & (
  | { slag: 'moment'; moment: MomentTid }
  | { slag: 'arshjul'; post: Arshjulspost }
  | { slag: 'aktivitet'; aktivitet: DateradAktivitet }
  | { slag: 'maldatum'; insats: TidslinjeInsats }
)
export type ListManad = { key: string; namn: string; rader: ListRad[] }

/** What the year gives comes before what the board has planned on the same day. */
const SLAG_ORDNING: readonly ListRad['slag'][] = ['moment', 'arshjul', 'aktivitet', 'maldatum']

export function monthList(
  { insatser }: Tidslinje,
  { moment, posts, lasar }: { moment: readonly MomentTid[]; posts: readonly Arshjulspost[]; lasar: Lasar },
): ListManad[] {
  const rader: ListRad[] = [
    ...moment.map((one): ListRad => ({ slag: 'moment', id: one.moment, datum: one.start, moment: one })),
    ...posts
      .filter((post) => !saknarManader(post) && !isMomentPost(post))
      // A post is due at the end of its months; that is when one must have it in mind.
      .map((post): ListRad => ({ slag: 'arshjul', id: post.id, datum: tidOf(post, lasar).slut, post })),
    ...insatser.flatMap(({ aktiviteter }) =>
      aktiviteter.map(
        (aktivitet): ListRad => ({
          slag: 'aktivitet',
          id: aktivitet.id,
          datum: aktivitet.tid.start,
          aktivitet,
        }),
      ),
    ),
    ...insatser.flatMap((insats): ListRad[] =>
      insats.maldatum ? [{ slag: 'maldatum', id: insats.id, datum: insats.maldatum, insats }] : [],
    ),
  ]
  const byMonth = Map.groupBy(rader.sort(byDatum), ({ datum }) => datum.slice(0, 7))
  return [...byMonth].map(([key, own]) => ({ key, namn: monthName(key), rader: own }))
}

function byDatum(a: ListRad, b: ListRad): number {
  if (a.datum !== b.datum) return a.datum < b.datum ? -1 : 1
  return SLAG_ORDNING.indexOf(a.slag) - SLAG_ORDNING.indexOf(b.slag) || (a.id < b.id ? -1 : 1)
}

/** `augusti 2026`. */
function monthName(key: string): string {
  return `${manadNamn(Number(key.slice(5)))} ${key.slice(0, 4)}`
}
