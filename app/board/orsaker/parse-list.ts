/** A list that somebody pasted from a document, a mail or a spreadsheet: one text a line, without its bullets. */

/** More than this is hardly a list of notes; the rest is left out and the person is told. */
export const MOST_LINES = 60

const BULLET = /^\s*(?:[-–—*•·▪◦‣o]\s+|\(?\d{1,3}[.):]\s*|\(?[a-zåäö][.)]\s+|\[[ x]?\]\s*)/i

/** The lines as texts, in order and each once; a row of a table becomes one text with its cells side by side. */
export function parseList(pasted: string, max: number): string[] {
  const lines = pasted.split(/\r\n|\r|\n/).map((line) => cellsOf(line).join(' – ').slice(0, max).trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** True when a paste is a list rather than a text that happens to be broken. */
export function isList(pasted: string, max: number): boolean {
  return parseList(pasted, max).length > 1
}

function cellsOf(line: string): string[] {
  return line
    .replace(BULLET, '')
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}
