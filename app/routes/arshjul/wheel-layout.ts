/** Where every post lies on the wheel: its level's ring, a lane of its own within the ring, and its angles. */
import { ARSHJUL_NIVAER, type ArshjulNiva, type Arshjulspost, saknarManader } from '#domain/cycle/arshjul.ts'
import { manaderMellan, manadIndex } from '#domain/cycle/month.ts'

/** Angles in turns from the top, clockwise: August begins at 0, July ends at 1. May run past 1. */
export type Arc<P> = { post: P; lane: number; from: number; to: number }
export type Ring<P> = { niva: ArshjulNiva; lanes: number; arcs: Arc<P>[] }

/** Rings from the outside in: fullmäktige, nämnd, kontor, enhet. Levels without posts have no ring. */
export function wheelRings<P extends Arshjulspost>(posts: readonly P[]): Ring<P>[] {
  const placed = posts.filter((post) => !saknarManader(post))
  return ARSHJUL_NIVAER.toReversed()
    .map((niva) =>
      ringOf(
        niva,
        placed.filter((post) => post.niva === niva),
      ),
    )
    .filter(({ arcs }) => arcs.length > 0)
}

function ringOf<P extends Arshjulspost>(niva: ArshjulNiva, posts: readonly P[]): Ring<P> {
  const taken: boolean[][] = [] // lane → month → taken
  const inOrder = posts
    .map((post) => ({ post, months: manaderMellan(post.forstaManad, post.sistaManad).map(manadIndex) }))
    .sort((a, b) => a.months[0]! - b.months[0]! || b.months.length - a.months.length)
  const arcs = inOrder.map(({ post, months }): Arc<P> => {
    const free = taken.findIndex((lane) => months.every((month) => !lane[month]))
    const lane = free === -1 ? taken.push([]) - 1 : free
    for (const month of months) taken[lane]![month] = true
    const from = months[0]! / 12
    return { post, lane, from, to: from + months.length / 12 }
  })
  return { niva, lanes: taken.length, arcs }
}
