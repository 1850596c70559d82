/** True when the reader would rather have CSV than JSON (RFC 9110 §12.5.1). JSON is what one gets without asking. */
export function prefersCsv(accept: string | null): boolean {
  const ranges = (accept ?? '').split(',').map(readRange)
  return quality(ranges, 'text', 'csv') > quality(ranges, 'application', 'json')
}

type Range = { type: string; subtype: string; q: number }

function readRange(range: string): Range {
  const [media = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const [type = '', subtype = ''] = media.split('/')
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { type, subtype, q: q === undefined ? 1 : Number(q) || 0 }
}

/** The most exact range that fits decides. */
function quality(ranges: readonly Range[], type: string, subtype: string): number {
  const find = (t: string, s: string) => ranges.find((range) => range.type === t && range.subtype === s)
  return (find(type, subtype) ?? find(type, '*') ?? find('*', '*'))?.q ?? 0
}
