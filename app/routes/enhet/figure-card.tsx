import type { TrendPoint } from '#app/components/charts/series.ts'
import { Trend } from '#app/components/charts/trend.tsx'
import type { Matenhet } from '#domain/ska/indikator.ts'
import {
  brottMellan,
  forandring,
  type Punkt,
  type Serie,
  type SerieMedJamforelse,
  senaste,
} from '#domain/ska/matvarde.ts'
import {
  formatForandring,
  formatPunkt,
  indikatorTillagg,
  markorText,
  objektNamn,
} from '#domain/ska/matvarde-text.ts'
import styles from './figure-card.module.css'
import { sourceText } from './sources.ts'

/** One indikator of the enhet `namn`: the newest figure large, how it has moved, what to compare with, where it comes from. */
export function FigureCard({ serie, namn }: { serie: SerieMedJamforelse; namn: string }) {
  const { indikator, punkter, jamforelser } = serie
  const nu = senaste(serie)
  const last = punkter.at(-1)
  const moved = forandring(serie)
  const tail = comparableTail(serie)
  const brott = tail.length < punkter.length ? breakText(serie, tail) : null
  const about = indikatorTillagg(indikator)
  return (
    <article className={styles.figure}>
      <h4 className={styles.namn}>{indikator.text}</h4>
      {about && <p className={styles.about}>{about}</p>}
      <p className={styles.value} data-missing={nu === null || undefined}>
        {nu ? formatPunkt(nu, indikator.enhet) : markorText(last?.markor ?? null)}
        {nu && <span className={styles.period}>{nu.period}</span>}
      </p>
      {moved && (
        <p className={styles.moved} data-good={isGood(moved.diff, indikator.hogreBattre)}>
          {formatForandring(moved.diff, indikator.enhet)} sedan {moved.franPeriod}
        </p>
      )}
      {nu && last && nu.period !== last.period && (
        <p className={styles.note}>
          {last.period}: {markorText(last.markor)}
        </p>
      )}
      {tail.filter(({ varde }) => varde !== null).length > 1 && (
        <Trend
          title={namn}
          points={toPoints(tail)}
          compare={jamforelser.map((other) => ({
            label: objektNamn(other),
            points: tail.map(({ period }) => ({ label: period, value: valueAt(other, period) })),
          }))}
          unit={unitOf(indikator.enhet)}
          size="m"
          isValueHidden
        />
      )}
      {brott && <p className={styles.note}>{brott}</p>}
      {(nu ?? last) && <p className={styles.kalla}>{sourceText((nu ?? last)!)}</p>}
    </article>
  )
}

/** The points after the last break: only those may stand in one line. */
function comparableTail({ punkter, indikator }: Serie): Punkt[] {
  const known = punkter.filter(({ varde }) => varde !== null)
  const at = known.findLastIndex((punkt, i) => i > 0 && brottMellan(known[i - 1]!, punkt, indikator) !== null)
  return at < 1 ? punkter : punkter.slice(punkter.indexOf(known[at]!))
}

function breakText({ punkter, indikator }: Serie, tail: readonly Punkt[]): string | null {
  const before = punkter.slice(0, punkter.length - tail.length).findLast(({ varde }) => varde !== null)
  return before && tail[0]
    ? `${brottMellan(before, tail[0], indikator)} Äldre värden finns i tabellen.`
    : null
}

function toPoints(punkter: readonly Punkt[]): TrendPoint[] {
  return punkter.map(({ period, varde }) => ({ label: period, value: varde }))
}

function valueAt({ punkter }: Serie, period: string): number | null {
  return punkter.find((punkt) => punkt.period === period)?.varde ?? null
}

function unitOf(enhet: Matenhet): string | undefined {
  if (enhet === 'procent') return '%'
  return enhet === 'poang' ? 'p' : undefined
}

function isGood(diff: number, higherIsBetter: boolean): 'ja' | 'nej' | undefined {
  if (diff === 0) return undefined
  return diff > 0 === higherIsBetter ? 'ja' : 'nej'
}
