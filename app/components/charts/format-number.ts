/** A number as it is written in Swedish: `87,5`. Decimals are the most that are shown, never padding. */
export function formatNumber(value: number, decimals = 1): string {
  return new Intl.NumberFormat('sv-SE', { maximumFractionDigits: decimals }).format(value)
}

/** A number with its unit, held together by a no-break space: `87,5 %`. */
export function formatValue(value: number, unit?: string, decimals = 1): string {
  return unit ? `${formatNumber(value, decimals)}\u00a0${unit}` : formatNumber(value, decimals)
}
