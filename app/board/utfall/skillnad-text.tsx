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
  /** Beside the figure itself, whose unit is seen. */
  isShort?: boolean
}

/** A difference with an arrow, its size and what it is to, so that colour never speaks alone. */
export function SkillnadText({ skillnad, enhet, isBare, isShort }: SkillnadTextProps) {
  const { diff, gott } = skillnad
  const Arrow = diff > 0 ? ArrowUp : diff < 0 ? ArrowDown : ArrowRight
  return (
    <span className={styles.skillnad} data-gott={gott ?? undefined}>
      <Arrow aria-hidden />
      <span>
        {diff === 0 ? 'oförändrat' : <Size diff={diff} enhet={enhet} isShort={isBare || isShort} />}
        {!isBare && ` ${against(skillnad, enhet)}`}
        {gott !== null && <span className="visually-hidden"> ({GOTT.get(gott)})</span>}
      </span>
    </span>
  )
}

/** `−3 procentenheter`; where there is no room, the word is only read out. */
function Size({ diff, enhet, isShort }: { diff: number; enhet: string; isShort?: boolean }) {
  const text = formatForandring(diff, enhet as Matenhet)
  const [size, unit] = text.split(/(?=\u00a0)/)
  if (!isShort || !unit) return text
  return (
    <>
      {size}
      <span className="visually-hidden">{unit}</span>
    </>
  )
}

function against({ mot, period, varde }: Skillnad, enhet: string): string {
  if (mot === 'tidigare') return `sedan ${period}`
  return `mot ${mot === 'kommun' ? 'kommunen' : 'riket'} (${formatVarde(varde, enhet as Matenhet)})`
}
