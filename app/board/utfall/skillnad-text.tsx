import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatForandring, formatVarde } from '#domain/ska/matvarde-text.ts'
import type { Skillnad } from './jamfor.ts'
import styles from './skillnad-text.module.css'

const GOTT = new Map([
  [true, 'bättre'],
  [false, 'sämre'],
])

type SkillnadTextProps = {
  skillnad: Skillnad
  enhet: string
  /** What it is compared with stands above it: only the size. */
  isBare?: boolean
}

/** A difference with an arrow, its size and what it is to, so that colour never speaks alone. */
export function SkillnadText({ skillnad, enhet, isBare }: SkillnadTextProps) {
  const { diff, gott } = skillnad
  const Arrow = diff > 0 ? ArrowUp : diff < 0 ? ArrowDown : ArrowRight
  return (
    <span className={styles.skillnad} data-gott={gott ?? undefined}>
      <Arrow aria-hidden />
      <span>
        {diff === 0
          ? 'oförändrat'
          : formatForandring(diff, enhet as Matenhet).replace(' procentenheter', ' p.e.')}{' '}
        {!isBare && against(skillnad, enhet)}
        {gott !== null && <span className="visually-hidden"> ({GOTT.get(gott)})</span>}
      </span>
    </span>
  )
}

function against({ mot, period, varde }: Skillnad, enhet: string): string {
  if (mot === 'tidigare') return `sedan ${period}`
  return `mot ${mot === 'kommun' ? 'kommunen' : 'riket'} (${formatVarde(varde, enhet as Matenhet)})`
}
