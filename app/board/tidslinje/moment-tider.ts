/** When the five moments take place in a läsår. */
import { type Arshjulspost, saknarManader, tidOf } from '#domain/cycle/arshjul.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { MOMENT, type Moment } from '#domain/ska/moment.ts'

/** Keys of the posts in the Degerfors template that are the moments themselves. */
const MOMENT_KOD: Record<Moment, string> = {
  'folj-upp': 'M1',
  resultat: 'M2',
  orsaker: 'M3',
  insatser: 'M4',
  genomfor: 'M5',
}

/** A plain spread over the läsår, for a huvudman whose årshjul does not say. */
const FORSLAG: Record<Moment, [forsta: number, sista: number]> = {
  'folj-upp': [8, 9],
  resultat: [9, 10],
  orsaker: [10, 11],
  insatser: [11, 12],
  genomfor: [1, 6],
}

export type MomentTid = {
  moment: Moment
  start: CivilDatum
  slut: CivilDatum
  /** Nobody has filled in its months in the årshjul. */
  forslag: boolean
}

export function momentTider(posts: readonly Arshjulspost[], lasar: Lasar): MomentTid[] {
  return MOMENT.map((moment) => {
    const post = posts.find((one) => isMomentPost(one) && one.kod === MOMENT_KOD[moment])
    if (post && !saknarManader(post)) return { moment, ...tidOf(post, lasar), forslag: false }
    const [forstaManad, sistaManad] = FORSLAG[moment]
    return { moment, ...tidOf({ forstaManad, sistaManad }, lasar), forslag: true }
  })
}

/** A post that is drawn as a moment is not drawn among the dates as well. */
export function isMomentPost({ mall, kod }: Pick<Arshjulspost, 'mall' | 'kod'>): boolean {
  return mall === 'degerfors' && Object.values(MOMENT_KOD).includes(kod ?? '')
}
