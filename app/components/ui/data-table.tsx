import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type SortDirection, type SortValue, sortRows } from './sort-rows.ts'
import styles from './table.module.css'
import { Table } from './table.tsx'

export type DataColumn<Row> = {
  id: string
  label: string
  /** What stands in the cell. */
  cell: (row: Row) => ReactNode
  /** Makes the column sortable: the value to sort by. */
  sortBy?: (row: Row) => SortValue
  isNumber?: boolean
}

export type DataTableProps<Row> = {
  caption: ReactNode
  isCaptionHidden?: boolean
  /** The first column names the row. */
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  defaultSort?: { column: string; direction: SortDirection }
  density?: 'comfortable' | 'compact'
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
}

/** A table of records: sortable, first column sticky, and a list of cards where it is narrow. */
export function DataTable<Row>({
  caption,
  isCaptionHidden,
  columns,
  rows,
  rowId,
  defaultSort,
  density,
  empty,
}: DataTableProps<Row>) {
  const [sort, setSort] = useState(defaultSort)
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy
  const sorted = sort && sortBy ? sortRows(rows, sortBy, sort.direction) : rows
  if (rows.length === 0 && empty) return <>{empty}</>

  return (
    <Table {...{ caption, isCaptionHidden, density }} hasStickyColumn className={styles.cards}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              data-num={column.isNumber || undefined}
              aria-sort={ariaSort(column, sort)}
            >
              {column.sortBy ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => setSort(nextSort(column.id, sort))}
                >
                  {column.label}
                  {sortIcon(column.id, sort)}
                </button>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column, i) =>
              i === 0 ? (
                <th key={column.id} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} data-num={column.isNumber || undefined}>
                  <span className={styles.cellLabel} aria-hidden>
                    {column.label}
                  </span>
                  <span>{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type Sort = { column: string; direction: SortDirection } | undefined

function nextSort(column: string, sort: Sort): Sort {
  const isTurned = sort?.column === column && sort.direction === 'ascending'
  return { column, direction: isTurned ? 'descending' : 'ascending' }
}

function ariaSort<Row>(column: DataColumn<Row>, sort: Sort) {
  if (!column.sortBy) return undefined
  return sort?.column === column.id ? sort.direction : 'none'
}

function sortIcon(column: string, sort: Sort): ReactNode {
  if (sort?.column !== column) return <ChevronsUpDown aria-hidden />
  return sort.direction === 'ascending' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />
}
