import type { UtfallMatvarde } from '#domain/board/fields.ts'
import { formatDatum, isCivilDatum } from '#domain/ska/civil-datum.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
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
  return (
    <div className={styles.figure} data-small={isSmall || undefined}>
      <div className={styles.now}>
        <p className={styles.value} data-missing={matvarde.varde === null || undefined}>
          {formatPunkt(matvarde, matvarde.enhet as Matenhet)}{' '}
          <span className={styles.period}>{matvarde.period}</span>
        </p>
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
      {matvarde.serie.length > 1 && (
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
