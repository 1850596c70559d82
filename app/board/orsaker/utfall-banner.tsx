import { Badge } from '#app/components/ui/badge.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { MatvardeTrend } from '../matvarde-trend.tsx'
import styles from './orsaker.module.css'

/** The result that the causes are about: its name and figure stay in view, why it was chosen stands under. */
export function UtfallBanner({ utfall }: { utfall: UtfallView }) {
  const { page } = useBoard()
  const { matvarde } = utfall
  const delmal = page.katalog.delmal.filter(({ id }) => utfall.delmalIds.includes(id))
  return (
    <>
      <header className={styles.banner}>
        <h3 className={styles.bannerTitle}>{utfall.rubrik || 'Resultat utan rubrik'}</h3>
        {matvarde && (
          <div className={styles.bannerFigure}>
            <span className={styles.bannerValue}>{formatPunkt(matvarde, matvarde.enhet as Matenhet)}</span>
            <MatvardeTrend matvarde={matvarde} isValueHidden />
          </div>
        )}
      </header>
      <div className={styles.bannerWords}>
        {!utfall.undersok && <Badge>Inte markerat för fördjupning</Badge>}
        {utfall.skal && (
          <p>
            <strong>Därför:</strong> {utfall.skal}
          </p>
        )}
        {utfall.iakttagelse && <p>{utfall.iakttagelse}</p>}
        <p className={styles.bannerMeta}>
          {delmal.map(({ id, nr, text }) => (
            <span key={id}>
              Delmål {nr}: {text}
            </span>
          ))}
          {matvarde && (
            <span>
              {matvarde.kalla}, {matvarde.period}
            </span>
          )}
        </p>
      </div>
    </>
  )
}
