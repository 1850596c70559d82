import type { UtfallMatvarde } from '#domain/board/fields.ts'
import { formatDatum, isCivilDatum } from '#domain/ska/civil-datum.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { harUppgift, isOmdome } from '#domain/ska/matvarde.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { MatvardeTrend } from '../matvarde-trend.tsx'
import { skillnaderOf } from './jamfor.ts'
import { SkillnadText } from './skillnad-text.tsx'
import { useUnderlag } from './underlag.ts'
import styles from './utfall-figure.module.css'

/** A published figure as it was taken onto the board: value, earlier years, comparisons, source. */
export function UtfallFigure({ matvarde, isSmall }: { matvarde: UtfallMatvarde; isSmall?: boolean }) {
  const skillnader = skillnaderOf(matvarde, useUnderlag(matvarde.indikatorId))
  const shown = isSmall ? skillnader.slice(0, 1) : skillnader
  const earlier = tidigareOmdomen(matvarde)
  const hasCurve = matvarde.serie.filter(({ varde }) => varde !== null).length > 1
  return (
    <div className={styles.figure} data-small={isSmall || undefined}>
      <div className={styles.now}>
        <p
          className={styles.value}
          data-word={isOmdome(matvarde.markor) || undefined}
          data-missing={!harUppgift(matvarde) || undefined}
        >
          {formatPunkt(matvarde, matvarde.enhet as Matenhet)}{' '}
          <span className={styles.period}>{matvarde.period}</span>
        </p>
        {earlier && <p className={styles.earlier}>{earlier}</p>}
        {shown.length > 0 && (
          <ul className={styles.skillnader}>
            {shown.map((skillnad) => (
              <li key={skillnad.mot}>
                <SkillnadText skillnad={skillnad} enhet={matvarde.enhet} isShort={isSmall} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {hasCurve && (
        <MatvardeTrend
          matvarde={matvarde}
          size={isSmall ? 's' : 'm'}
          hasCompare={!isSmall}
          hasTable={!isSmall}
          isValueHidden
        />
      )}
      {!isSmall && (
        <p className={styles.source}>
          Källa: {matvarde.kalla}
          {isCivilDatum(matvarde.hamtad) && `, hämtat ${formatDatum(matvarde.hamtad)}`}
        </p>
      )}
    </div>
  )
}

/** What the source said before, where it publishes a verdict instead of a figure: `Tidigare: Medel 2022/23`. */
function tidigareOmdomen({ serie, period }: UtfallMatvarde): string | null {
  const before = serie.filter((punkt) => isOmdome(punkt.markor) && punkt.period !== period).slice(-2)
  if (before.length === 0) return null
  return `Tidigare: ${before.map((punkt) => `${punkt.markor} ${punkt.period}`).join(', ')}`
}
