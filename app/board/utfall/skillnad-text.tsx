import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatForandring, formatVarde } from '#domain/ska/matvarde-text.ts'
import type { Skillnad } from './jamfor.ts'
import styles from './skillnad-text.module.css'

const GOTT = new Map([
  [true, 'bättre'],
  [false, 'sämre'],
])

/** A difference with an arrow, its size and what it is to, so that colour never speaks alone. */
export function SkillnadText({ skillnad, enhet }: { skillnad: Skillnad; enhet: string }) {
  const { diff, gott, mot, period, varde } = skillnad
  const Arrow = diff > 0 ? ArrowUp : diff < 0 ? ArrowDown : ArrowRight
  return (
    <span className={styles.skillnad} data-gott={gott ?? undefined}>
      <Arrow aria-hidden />
      <span>
        {diff === 0
          ? 'oförändrat'
          : formatForandring(diff, enhet as Matenhet).replace(' procentenheter', ' p.e.')}{' '}
        {mot === 'tidigare'
          ? `sedan ${period}`
          : `mot ${mot === 'kommun' ? 'kommunen' : 'riket'} (${formatVarde(varde, enhet as Matenhet)})`}
        {gott !== null && <span className="visually-hidden"> ({GOTT.get(gott)})</span>}
      </span>
    </span>
  )
}
