import { Table } from '#app/components/ui/table.tsx'
import { comparePeriods, harUppgift, type Serie, type SerieMedJamforelse } from '#domain/ska/matvarde.ts'
import { formatPunkt, indikatorTillagg, objektNamn } from '#domain/ska/matvarde-text.ts'
import styles from './figure-table.module.css'
import { commonSource, sourceText } from './sources.ts'

/** Every published figure, period by period; what is missing says why, and each row says where it comes from. */
export function FigureTable({ caption, serier }: { caption: string; serier: readonly SerieMedJamforelse[] }) {
  const perioder = [...new Set(serier.flatMap(({ punkter }) => punkter.map(({ period }) => period)))].sort(
    comparePeriods,
  )
  const common = commonSource(serier.flatMap((serie) => [serie, ...serie.jamforelser]))
  return (
    <div className={styles.sheet}>
      <Table caption={caption} isCaptionHidden hasStickyColumn density="compact">
        <thead>
          <tr>
            <th scope="col">Indikator</th>
            {perioder.map((period) => (
              <th key={period} scope="col" data-num>
                {period}
              </th>
            ))}
            {!common && <th scope="col">Källa</th>}
          </tr>
        </thead>
        {serier.map((serie) => (
          <tbody key={serie.indikator.id}>
            <Row serie={serie} perioder={perioder} namn={serie.indikator.text} hasSource={!common} />
            {serie.jamforelser.map((other) => (
              <Row
                key={`${other.objekt} ${other.objektKod}`}
                serie={other}
                perioder={perioder}
                namn={objektNamn(other)}
                hasSource={!common}
                isCompared
              />
            ))}
          </tbody>
        ))}
      </Table>
      {common && <p className={styles.common}>Källa: {common}.</p>}
    </div>
  )
}

type RowProps = {
  serie: Serie
  perioder: readonly string[]
  namn: string
  hasSource: boolean
  isCompared?: boolean
}

function Row({ serie: { indikator, punkter }, perioder, namn, hasSource, isCompared }: RowProps) {
  const last = punkter.at(-1)
  const about = indikatorTillagg(indikator)
  return (
    <tr data-compared={isCompared || undefined} className={styles.row}>
      <th scope="row">
        {namn}
        {!isCompared && about && <span className={styles.about}>{about}</span>}
      </th>
      {perioder.map((period) => {
        const punkt = punkter.find((p) => p.period === period)
        return (
          <td key={period} data-num data-missing={!punkt || !harUppgift(punkt) || undefined}>
            {punkt ? formatPunkt(punkt, indikator.enhet) : '–'}
          </td>
        )
      })}
      {hasSource && <td className={styles.kalla}>{last && sourceText(last)}</td>}
    </tr>
  )
}
