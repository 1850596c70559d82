export type SortDirection = 'ascending' | 'descending'
export type SortValue = string | number | null | undefined

const swedish = new Intl.Collator('sv-SE', { numeric: true })

/** Sorts by a value, stably, the Swedish way; what is missing comes last whichever the direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortValue,
  direction: SortDirection,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)]
    if (isMissing(x) || isMissing(y)) return Number(isMissing(x)) - Number(isMissing(y))
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y)
    return sign * swedish.compare(String(x), String(y))
  })
}

function isMissing(value: SortValue): value is null | undefined | '' {
  return value === null || value === undefined || value === ''
}
