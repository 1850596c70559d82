/** Names beside each other without covering each other, in as few lanes as reading order allows. */
import type { Tid } from '#domain/board/fields.ts'
import { type Arshjulspost, byTid, saknarManader, tidOf } from '#domain/cycle/arshjul.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { type Axis, type Placing, placingOf } from './axis.ts'
import { isMomentPost } from './moment-tider.ts'

export type Span = { left: number; right: number }

/** Lane of each span, in the order given: the first lane where it touches nobody. */
export function packLanes(spans: readonly Span[]): number[] {
  const lanes: Span[][] = []
  return spans.map((span) => {
    const free = lanes.findIndex((lane) => lane.every((o) => o.right <= span.left || o.left >= span.right))
    const lane = free === -1 ? lanes.push([]) - 1 : free
    lanes[lane]!.push(span)
    return lane
  })
}

export type PlacedPost = {
  post: Arshjulspost
  tid: Tid
  placing: Placing
  lane: number
  /** Its name begins where the post begins, or ends where it ends when there is no room to the right. */
  anchor: 'start' | 'end'
}

/**
 * The årshjul's posts on the axis. `charShare` is how much of the axis a letter takes: names need more lanes the
 * further away one looks. A post without months, and one that is drawn as a moment, has no place here.
 */
export function placePosts(
  posts: readonly Arshjulspost[],
  { axis, lasar, charShare }: { axis: Axis; lasar: Lasar; charShare: number },
): PlacedPost[] {
  const placed = posts
    .filter((post) => !saknarManader(post) && !isMomentPost(post))
    .sort(byTid)
    .map((post) => {
      const tid = tidOf(post, lasar)
      const placing = placingOf(axis, tid)
      const text = (post.titel.length + 3) * charShare
      const end = placing.left + placing.width
      const anchor = placing.left + text > 1 ? ('end' as const) : ('start' as const)
      const span =
        anchor === 'start'
          ? { left: placing.left, right: Math.max(end, placing.left + text) }
          : { left: Math.min(placing.left, end - text), right: end }
      return { post, tid, placing, anchor, span }
    })
  const lanes = packLanes(placed.map(({ span }) => span))
  return placed.map(({ span: _, ...one }, at) => ({ ...one, lane: lanes[at]! }))
}
