import { expect, test } from 'vitest'
import { isList, parseList } from './parse-list.ts'

test('a pasted list loses its bullets, numbers and empty lines', () => {
  expect(
    parseList('• Otydliga mål\n\n- Lite tid\r\n3. Nya lärare\n(4) Stora grupper\na) Få böcker', 2000),
  ).toEqual(['Otydliga mål', 'Lite tid', 'Nya lärare', 'Stora grupper', 'Få böcker'])
})

test('words that merely begin like a bullet stay whole', () => {
  expect(
    parseList('Olika rutiner\n30 elever i klassen\n2026/27 var ovanligt\nO-lusten sprider sig', 2000),
  ).toEqual(['Olika rutiner', '30 elever i klassen', '2026/27 var ovanligt', 'O-lusten sprider sig'])
})

test('a row of a spreadsheet is one text, and the same text is not written twice', () => {
  expect(parseList('Studiero\tåk 5\nStudiero\tåk 5\n\tRaster', 2000)).toEqual(['Studiero – åk 5', 'Raster'])
})

test('one broken line is no list', () => {
  expect(isList('Vi saknar tid\n', 2000)).toBe(false)
  expect(isList('Vi saknar tid\nVi saknar rum', 2000)).toBe(true)
})
