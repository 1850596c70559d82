import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Arshjulspost, postsInCell, saknarManader, VASBY_KOLUMNER } from '#domain/cycle/arshjul.ts'
import { ARSHJUL_DEGERFORS } from './arshjul-degerfors.ts'
import { ARSHJUL_VASBY } from './arshjul-vasby.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
const vasby: Arshjulspost[] = ARSHJUL_VASBY.map((post) => ({ ...post, id: post.kod }))

test('the Väsby template reads as its document does, letter by letter', () => {
  const document = fixture('vasby-riktlinjer-bilaga.txt')
  for (const { text } of ARSHJUL_VASBY) expect(document).toContain(text)
  expect(ARSHJUL_VASBY.map(({ kod }) => kod)).toEqual(Array.from({ length: 23 }, (_, at) => `E${at + 1}`))
})

test('every sentence of the appendix lies in the cell where the appendix has it', () => {
  const [head, ...rows] = fixture('vasby-riktlinjer-bilaga.txt')
    .split('### 5.2.1')[0]!
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t'))
  expect(head!.slice(1)).toEqual(VASBY_KOLUMNER.map(({ namn }) => namn))
  const nivaer = ['enhet', 'kontor', 'namnd'] as const
  for (const [at, niva] of nivaer.entries()) {
    for (const [kolumn, cell] of rows[at]!.slice(1).entries()) {
      const ours = postsInCell(vasby, niva, kolumn).filter(({ kalla }) => kalla.endsWith('bilaga'))
      for (const { kod, text } of ours) {
        // The cell of October runs on to May; E4 says itself from when it counts.
        if (kod !== 'E4') expect(cell).toContain(text)
      }
      expect(ours.length === 0 || cell !== '' || ours.some(({ kod }) => kod === 'E4')).toBe(true)
      if (cell !== '') expect(ours.length).toBeGreaterThan(0)
    }
  }
})

test('the posts build on each other as the riktlinjer do', () => {
  const beror = (kod: string) => ARSHJUL_VASBY.find((post) => post.kod === kod)!.beror
  expect(beror('E6')).toEqual(['E1'])
  expect(beror('E16')).toContain('E6')
  expect([beror('E17'), beror('E9'), beror('E11')]).toEqual([['E8'], ['E17'], ['E9']])
  expect(beror('E20')).toEqual(['E14'])
  const koder = new Set(ARSHJUL_VASBY.map(({ kod }) => kod))
  for (const kod of ARSHJUL_VASBY.flatMap((post) => post.beror)) expect(koder).toContain(kod)
})

test('a nämnd that beslutar is not one that godkänner', () => {
  for (const { text, beslutstyp } of ARSHJUL_VASBY) {
    if (text.startsWith('Nämnden godkänner')) expect(beslutstyp).toBe('godkanner')
    if (text.startsWith('Nämnden beslutar')) expect(beslutstyp).toBe('beslutar')
  }
  expect(ARSHJUL_VASBY.find(({ kod }) => kod === 'E23')?.beslutstyp).toBe('foredras-muntligt')
})

test('the Degerfors template invents no months and no words', () => {
  const document = fixture('degerfors-plan-process.txt')
  for (const post of ARSHJUL_DEGERFORS) {
    expect(saknarManader(post)).toBe(true)
    expect(document).toContain(post.text)
  }
  expect(ARSHJUL_VASBY.some(saknarManader)).toBe(false)
})
