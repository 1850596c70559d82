import { Trend, type TrendProps } from '#app/components/charts/trend.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { UtfallMatvarde } from '#domain/board/fields.ts'

const UNIT: Record<string, string> = { procent: '%', poang: 'p' }

type Props = { matvarde: UtfallMatvarde; hasCompare?: boolean } & Pick<
  TrendProps,
  'size' | 'target' | 'hasTable' | 'isValueHidden'
>

/** A published figure as it was taken onto the board, over its läsår; beside kommunen and riket when asked for. */
export function MatvardeTrend({ matvarde, hasCompare, size = 's', ...rest }: Props) {
  const { page } = useBoard()
  const points = matvarde.serie.map(({ period, varde }) => ({ label: period, value: varde }))
  const published = page.matvarden.find(({ indikatorId }) => indikatorId === matvarde.indikatorId)
  const compare = (['kommun', 'riket'] as const)
    .map((objekt) => ({
      label: objekt === 'kommun' ? 'Kommunen' : 'Riket',
      points: points.map(({ label }) => ({
        label,
        value: published?.[objekt].find(({ period }) => period === label)?.varde ?? null,
      })),
    }))
    .filter(({ points: known }) => known.some(({ value }) => value !== null))
  return (
    <Trend
      {...rest}
      title={matvarde.namn}
      points={points}
      unit={UNIT[matvarde.enhet]}
      compare={hasCompare ? compare : []}
      size={size}
    />
  )
}
