import { Badge } from '#app/components/ui/badge.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { MatvardeTrend } from '../matvarde-trend.tsx'
import { delmalNamn } from '../utfall/tag-fields.tsx'
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
        <Disclosure summary="Mer om resultatet" size="s">
          <div className={styles.bannerMore}>
            {utfall.iakttagelse && <p>{utfall.iakttagelse}</p>}
            {delmal.map((it) => (
              <p key={it.id}>
                <strong>Delmål {delmalNamn(it)}:</strong> {it.text}
              </p>
            ))}
            {matvarde && (
              <>
                <MatvardeTrend matvarde={matvarde} size="l" hasCompare hasTable />
                <p className={styles.bannerMeta}>
                  {matvarde.namn}. Källa: {matvarde.kalla}, {matvarde.period}.
                </p>
              </>
            )}
          </div>
        </Disclosure>
      </div>
    </>
  )
}
