/** Whether a post of the årshjul is done, late, on or to come, and whose lateness puts it at risk. */
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { type Arshjulspost, tidOf } from './arshjul.ts'

export type PostStatus = 'klar' | 'forsenad' | 'pagar' | 'kommande'
export const POST_STATUS_NAMN: Record<PostStatus, string> = {
  klar: 'Klar',
  forsenad: 'Försenad',
  pagar: 'Pågår nu',
  kommande: 'Kommande',
}

export type PostMedStatus = Arshjulspost & {
  start: CivilDatum
  slut: CivilDatum
  status: PostStatus
  /** The day it was done. */
  klar: CivilDatum | null
  /** Late posts that this one builds on, near or far: while they are late, this one is at risk. */
  hotasAv: Arshjulspost[]
}

export type Dagslage = { lasar: Lasar; today: CivilDatum; klara: ReadonlyMap<string, CivilDatum> }

/** Every post with its dates and status in a läsår. `klara` maps a post's id to the day it was done. */
export function withStatus(
  posts: readonly Arshjulspost[],
  { lasar, today, klara }: Dagslage,
): PostMedStatus[] {
  const statused = posts.map((post) => {
    const tid = tidOf(post, lasar)
    const klar = klara.get(post.id) ?? null
    return { ...post, ...tid, klar, status: statusOf(tid, klar, today) }
  })
  const byKod = new Map(statused.map((post) => [keyOf(post.mall, post.kod), post]))
  return statused.map((post) => ({
    ...post,
    hotasAv: post.status === 'klar' ? [] : lateBefore(post, byKod),
  }))
}

/** A post turns late the day after its last month, not before. */
export function statusOf(
  { start, slut }: { start: CivilDatum; slut: CivilDatum },
  klar: CivilDatum | null,
  today: CivilDatum,
): PostStatus {
  if (klar !== null) return 'klar'
  if (today > slut) return 'forsenad'
  return today >= start ? 'pagar' : 'kommande'
}

type Statused = Omit<PostMedStatus, 'hotasAv'>

/** Late posts among all that a post builds on, directly or through others; a ring is walked once. */
function lateBefore(post: Statused, byKod: ReadonlyMap<string, Statused>): Arshjulspost[] {
  const late: Arshjulspost[] = []
  const seen = new Set([post.id])
  const waiting = [...post.beror]
  for (let kod = waiting.shift(); kod !== undefined; kod = waiting.shift()) {
    const before = byKod.get(keyOf(post.mall, kod))
    if (!before || seen.has(before.id)) continue
    seen.add(before.id)
    if (before.status === 'klar') continue
    if (before.status === 'forsenad') late.push(before)
    waiting.push(...before.beror)
  }
  return late
}

const keyOf = (mall: string, kod: string | null) => `${mall}:${kod}`
