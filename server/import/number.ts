/** Numbers as Swedish and English programs write them. */

/** Digits with decimal comma or point, spaces between thousands; NaN for anything else. Empty is not a number. */
export function readNumber(text: string): number {
  const bare = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(/%$/, '')
  if (!/^-?\d{1,12}([.,]\d{1,10})?$/.test(bare)) return Number.NaN
  return Number(bare.replace(',', '.'))
}
