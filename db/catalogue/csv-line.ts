/** Splits the product's own data files. What people upload goes through server/import, which trusts nothing. */

/** Rows of a file as objects by header; quotes around fields and doubled quotes within are understood. */
export function readRows(text: string, delimiter: ',' | ';'): Record<string, string>[] {
  const [head, ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => splitLine(line, delimiter))
  return rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, row[at] ?? ''])))
}

function splitLine(line: string, delimiter: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (char === '"' && quoted && line[at + 1] === '"') {
      field += '"'
      at++
    } else if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) {
      fields.push(field)
      field = ''
    } else field += char
  }
  return [...fields, field]
}
