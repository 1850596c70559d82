import { arc } from 'd3-shape'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { ARSHJUL_NIVA_NAMN, andelOf } from '#domain/cycle/arshjul.ts'
import { LASAR_MANADER, manaderText, manadKort, manadOf } from '#domain/cycle/month.ts'
import { POST_STATUS_NAMN, type PostMedStatus } from '#domain/cycle/post-status.ts'
import { type CivilDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import styles from './wheel.module.css'
import { type Arc, type Ring, wheelRings } from './wheel-layout.ts'

const SIZE = 720
const RIM = { inner: 322, outer: 350 }
const RINGS = { inner: 96, outer: 314, gap: 9 }
/** Average width of a letter in units of the font size; a label that would not fit is shortened. */
const LETTER = 0.53
const FONT = 12.5

/** The year as rings: fullmäktige outermost, enhet innermost, August at the top. The list beside it says the same. */
export function Wheel({ posts, lasar, today }: { posts: PostMedStatus[]; lasar: Lasar; today: CivilDatum }) {
  const id = useId()
  const rings = withRadii(wheelRings(posts))
  const arcs = rings.flatMap(({ arcs }) => arcs)
  const { stop, onKeyDown, setStop } = useRoving(rings.map(({ arcs }) => arcs.map(({ post }) => post.id)))
  const now = andelOf(today, lasar)

  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        className={styles.wheel}
        role="group"
        aria-label={`Årshjulet för läsåret ${lasar}. Piltangenterna går mellan posterna.`}
        onKeyDown={onKeyDown}
      >
        <g transform={`translate(${SIZE / 2} ${SIZE / 2})`}>
          <g aria-hidden>
            {rings.map(({ niva, inner, outer }) => (
              <path key={niva} d={band(0, 1, inner, outer)} className={styles.track} />
            ))}
            {LASAR_MANADER.map((manad, at) => (
              <g key={manad}>
                <path
                  d={band(at / 12, (at + 1) / 12, RIM.inner, RIM.outer)}
                  className={styles.month}
                  data-now={(now !== null && manadOf(today) === manad) || undefined}
                />
                <line {...spoke(at / 12, RINGS.inner, RIM.outer)} className={styles.spoke} />
                <path
                  id={`${id}m${at}`}
                  d={baseline(at / 12, (at + 1) / 12, (RIM.inner + RIM.outer) / 2)}
                  fill="none"
                />
                <text className={styles.monthName}>
                  <textPath href={`#${id}m${at}`} startOffset="50%">
                    {manadKort(manad)}
                  </textPath>
                </text>
              </g>
            ))}
          </g>
          {arcs.map(({ post, from, to, inner, outer }, at) => (
            <a
              key={post.id}
              href={`#post-${post.id}`}
              id={`wheel-${post.id}`}
              tabIndex={post.id === stop ? 0 : -1}
              onFocus={() => setStop(post.id)}
              className={styles.post}
              data-niva={post.niva}
              data-status={post.status}
              // Begins with what is seen, for those who say the name of what they want to press.
              aria-label={`${shownName(post)}. ${ARSHJUL_NIVA_NAMN[post.niva]}, ${manaderText(post.forstaManad, post.sistaManad)}.`}
            >
              <title>{shownName(post)}</title>
              <path d={band(from, to, inner, outer, 0.006)} className={styles.arc} />
              <path id={`${id}p${at}`} d={baseline(from, to, (inner + outer) / 2)} fill="none" />
              <text className={styles.label} fontSize={FONT} aria-hidden>
                <textPath href={`#${id}p${at}`} startOffset="50%">
                  {labelThatFits(post, (to - from) * Math.PI * (inner + outer))}
                </textPath>
              </text>
            </a>
          ))}
          {now !== null && (
            <g aria-hidden className={styles.hand}>
              <line {...spoke(now, RINGS.inner - 14, RIM.outer + 6)} />
              <circle {...point(now, RIM.outer + 6)} r={5} />
            </g>
          )}
          <text className={styles.centre} aria-hidden>
            <tspan x={0} dy="-0.35em" className={styles.centreLasar}>
              {lasar}
            </tspan>
            {now !== null && (
              <tspan x={0} dy="1.7em">
                {formatDatumShort(today)}
              </tspan>
            )}
          </text>
        </g>
      </svg>
      <figcaption className={styles.caption}>
        <ul className={styles.legend}>
          {rings.map(({ niva }) => (
            <li key={niva} data-niva={niva}>
              {ARSHJUL_NIVA_NAMN[niva]}
            </li>
          ))}
        </ul>
        <p>Utifrån och in. Fylld betyder klar, prickad kant försenad, och visaren står på i dag.</p>
      </figcaption>
    </figure>
  )
}

type WithRadii<P> = Omit<Ring<P>, 'arcs'> & {
  inner: number
  outer: number
  arcs: (Arc<P> & { inner: number; outer: number })[]
}

/** Shares the space between the rings by their number of lanes, so that every lane is equally thick. */
function withRadii<P>(rings: Ring<P>[]): WithRadii<P>[] {
  const lanes = rings.reduce((sum, ring) => sum + ring.lanes, 0)
  const lane = (RINGS.outer - RINGS.inner - RINGS.gap * (rings.length - 1)) / Math.max(lanes, 1)
  let outer = RINGS.outer
  return rings.map((ring) => {
    const at = outer
    const inner = at - ring.lanes * lane
    outer = inner - RINGS.gap
    const arcs = ring.arcs.map((a) => ({
      ...a,
      outer: at - a.lane * lane - 1,
      inner: at - (a.lane + 1) * lane + 1,
    }))
    return { ...ring, inner, outer: at, arcs }
  })
}

/** One tab stop for the whole wheel; arrows go along a ring and between rings. */
function useRoving(rows: string[][]) {
  const [focused, setStop] = useState<string | null>(null)
  const stop = rows.flat().includes(focused ?? '') ? focused : (rows[0]?.[0] ?? null)
  const wheel = useRef<string | null>(null)
  wheel.current = stop

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
    const row = rows.findIndex((ids) => ids.includes(wheel.current ?? ''))
    if (row === -1) return
    const ids = rows[row]!
    const at = ids.indexOf(wheel.current!)
    const target = {
      ArrowRight: ids[(at + 1) % ids.length],
      ArrowLeft: ids[(at - 1 + ids.length) % ids.length],
      ArrowDown: nearest(rows[row + 1], at, ids.length),
      ArrowUp: nearest(rows[row - 1], at, ids.length),
      Home: ids[0],
      End: ids.at(-1),
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.currentTarget.querySelector<SVGAElement>(`[id="wheel-${target}"]`)?.focus()
  }
  return { stop, setStop, onKeyDown }
}

/** The id at about the same place of the year in another ring. */
function nearest(ids: string[] | undefined, at: number, of: number): string | undefined {
  return ids?.[Math.min(ids.length - 1, Math.floor((at / of) * ids.length))]
}

function shownName({ titel, artefakt, status }: PostMedStatus): string {
  const short = artefakt === null || titel.startsWith(artefakt) ? '' : `${artefakt}: `
  return `${short}${titel} (${POST_STATUS_NAMN[status].toLowerCase()})`
}

function labelThatFits(post: PostMedStatus, length: number): string {
  const letters = Math.floor((length - 10) / (FONT * LETTER))
  const fitting = [post.titel, post.artefakt].find((text) => text !== null && text.length <= letters)
  if (fitting) return fitting
  // Cut between words: half a word says nothing, and is no part of the name that is read out.
  const words = (post.artefakt ?? post.titel).slice(0, letters).split(' ').slice(0, -1)
  return words.length === 0 ? '' : `${words.join(' ')}…`
}

const turn = (share: number) => share * 2 * Math.PI

function band(from: number, to: number, inner: number, outer: number, gap = 0): string {
  return (
    arc()({
      innerRadius: inner,
      outerRadius: outer,
      startAngle: turn(from) + gap,
      endAngle: turn(to) - gap,
      padAngle: 0,
    }) ?? ''
  )
}

/** A line for text to stand on, turned so that it never reads upside down. */
function baseline(from: number, to: number, radius: number): string {
  const middle = (from + to) / 2 - Math.floor((from + to) / 2)
  const flipped = middle > 0.25 && middle < 0.75
  const r = radius + (flipped ? 4.2 : -4.2)
  const [a, b] = flipped ? [to, from] : [from, to]
  const large = Math.abs(to - from) > 0.5 ? 1 : 0
  const start = point(a, r)
  const end = point(b, r)
  return `M${start.cx} ${start.cy}A${r} ${r} 0 ${large} ${flipped ? 0 : 1} ${end.cx} ${end.cy}`
}

/** Rounded, so that server and browser write the same digits. */
function point(share: number, radius: number): { cx: number; cy: number } {
  return {
    cx: Math.round(Math.sin(turn(share)) * radius * 100) / 100,
    cy: Math.round(-Math.cos(turn(share)) * radius * 100) / 100,
  }
}

function spoke(share: number, inner: number, outer: number) {
  const a = point(share, inner)
  const b = point(share, outer)
  return { x1: a.cx, y1: a.cy, x2: b.cx, y2: b.cy }
}
