import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('Excel in Swedish opens it: byte order mark, semicolons, CRLF and decimal comma', () => {
  const csv = toCsv(
    ['namn', 'varde', 'sen', 'lista', 'tomt'],
    [{ namn: 'Åkerskolan', varde: -7.5, sen: true, lista: ['a', 'b'], tomt: null }],
  )
  expect(csv).toBe('\uFEFFnamn;varde;sen;lista;tomt\r\nÅkerskolan;-7,5;ja;a | b;\r\n')
})

test('without rows the columns are still there', () => {
  expect(toCsv(['id', 'namn'], [])).toBe('\uFEFFid;namn\r\n')
})

test.each(['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '＋1', '－1', '＠x'])(
  'a text that a spreadsheet could run is only a text: %j',
  (text) => {
    const [row] = parse(toCsv(['a'], [{ a: text }]), { bom: true, delimiter: ';', columns: true }) as [
      { a: string },
    ]
    expect(row.a).toBe(`'${text}`)
  },
)

test('a formula that hides in a list, or after a quote that a reader strips, is stopped too', () => {
  expect(toCsv(['a'], [{ a: ['=1', 'x'] }])).toContain("'=1 | x")
})

test('separators, quotes and line breaks within a text come back as they were', () => {
  const given = { a: 'ett; två "tre"\nfyra', b: '5 - 3' }
  const rows = parse(toCsv(['a', 'b'], [given]), { bom: true, delimiter: ';', columns: true })
  expect(rows).toEqual([given])
})
