import { MOMENT } from '#domain/ska/moment.ts'

const GAP_DEG = 13
const OUTER = 15
const INNER = 8.5

/** The mark: five segments of a ring, one for each moment, the first leading on. Colours come with the theme. */
export function ProductMark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="-16 -16 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      {MOMENT.map((moment, i) => (
        <path key={moment} d={segment(i)} style={{ fill: `var(--moment-${i + 1})` }} />
      ))}
    </svg>
  )
}

/** A fifth of the ring, clockwise from the top. */
function segment(i: number): string {
  const from = i * 72 + GAP_DEG / 2
  const to = (i + 1) * 72 - GAP_DEG / 2
  // The gap has the same width at both edges, so it is narrower in degrees on the outside.
  const trim = (GAP_DEG / 2) * (1 - INNER / OUTER)
  const [a, b] = [at(OUTER, from - trim), at(OUTER, to + trim)]
  const [c, d] = [at(INNER, to), at(INNER, from)]
  return `M${a}A${OUTER} ${OUTER} 0 0 1 ${b}L${c}A${INNER} ${INNER} 0 0 0 ${d}Z`
}

function at(radius: number, degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`
}
