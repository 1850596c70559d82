import { Disclosure } from '../ui/disclosure.tsx'
import { Table } from '../ui/table.tsx'
import { formatValue } from './format-number.ts'
import type { SeriesFormat, TrendPoint } from './series.ts'

type TrendTableProps = {
  title: string
  points: readonly TrendPoint[]
  compare: readonly { label: string; points: readonly TrendPoint[] }[]
  format: SeriesFormat
}

/** The chart's twin: the same values in rows, folded until asked for. */
export function TrendTable({ title, points, compare, format }: TrendTableProps) {
  const series = [{ label: 'Värde', points }, ...compare]
  return (
    <Disclosure summary="Visa som tabell" size="s">
      <Table caption={title} isCaptionHidden density="compact">
        <thead>
          <tr>
            <th scope="col">Läsår</th>
            {series.map((s) => (
              <th key={s.label} scope="col" data-num>
                {s.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              {series.map((s) => (
                <td key={s.label} data-num>
                  {cell(s.points.find((p) => p.label === point.label)?.value ?? null, format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Disclosure>
  )
}

function cell(value: number | null, { unit, decimals }: SeriesFormat): string {
  return value === null ? 'saknas' : formatValue(value, unit, decimals)
}
