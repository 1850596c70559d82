/**
 * Invented figures of Lindvik's enheter, oldest first, the last one from the läsår before the current one. Results
 * come every läsår, Skolenkäten every second spring. `..` hides a group that is too small, `.` is missing.
 */
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Matvarde } from '#domain/ska/matvarde.ts'
import { byToday } from '../days.ts'
import { LINDVIK } from './huvudman.ts'

export const DEMO_KALLA = 'Påhittade demosiffror'

type Figur = number | '..' | '.'
type Figurer = Record<string, readonly Figur[]>

/** Every läsår. */
const LASAR: Record<string, Figurer> = {
  strand: {
    'GR-1-1': [78, 76, 79, 77, 74],
    'GR-1-2': [76, 79, 77, 73, 71],
    'GR-1-3': [86, 87, 85, 84, 82],
    'GR-5-1': [79, 76, 74, 75, 72],
    'GR-5-2': [93, 92, 92, 90, 91],
    'GR-6-1': [73, 70, 72, 74, 76],
    'GR-6-2': [88, 87, 89, 88, 86],
    'SV-BETYG9': [12.9, 13.1, 12.8, 12.6, 12.4],
    'SV-BEHORIGHET': [82, 80, 79, 77, 78],
    'LINDVIK-FRANVARO': [9, 11, 12, 14, 16],
  },
  bjork: {
    'GR-1-1': [71, 69, 66, 68, 70],
    'GR-5-1': [66, 61, 57, 54, 58],
    'GR-5-2': [84, 82, 79, 80, 82],
    'GR-6-1': [64, 62, 60, 61, 63],
    'GR-6-2': [80, 79, 78, 79, 80],
    'SV-BEHORIGHET': [71, 68, 66, 69, 72],
    'LINDVIK-FRANVARO': [8, 8, 10, 9, 9],
  },
  central: {
    'GR-1-2': [72, 70, 71, 69, 66],
    'GR-1-3': [83, 82, 82, 80, 78],
    'SV-BETYG9': [12.6, 12.4, 12.5, 12.2, 11.9],
    'SV-BEHORIGHET': [85, 86, 84, 83, 81],
    'LINDVIK-FRANVARO': [13, 15, 17, 19, 22],
  },
  haga: {
    'GR-5-1': ['..', '..', 83, '..', '..'],
    'GR-6-1': ['..', '..', 75, '..', '..'],
    'SV-BEHORIGHET': [91, 91, 88, 100, 100],
  },
  ek: { 'LINDVIK-GRAN-KOMMUNIKATION': ['.', 61, 64, 63, 69], 'SV-BEHORIGHET': [54, 58, 57, 62, 64] },
  sol: {
    'LINDVIK-FSK-SPRAK': [5.1, 5.4, 5.3, 5.9, 6.4],
    'LINDVIK-FSK-TRYGG': [88, 86, 87, 89, 90],
    'LINDVIK-FSK-LEGITIMATION': [38, 35, 33, 36, 41],
  },
  sjo: {
    'LINDVIK-FSK-SPRAK': [6.2, 6.4, 6.3, 6.5, 6.6],
    'LINDVIK-FSK-TRYGG': [94, 93, 95, 94, 92],
    'LINDVIK-FSK-LEGITIMATION': [52, 50, 48, 47, 46],
  },
  gy: {
    'GY-1-1': [74, 72, 71, 69, 68],
    'GY-2-1': [81, 80, 82, 81, '.'],
    'GY-2-2': [46, 44, 41, 43, '.'],
    'LINDVIK-AVSLUT-IM': [39, 36, 34, 37, 35],
  },
  vux: {
    'VUX-1-1': [69, 67, 64, 66, 63],
    'VUX-1-2': [48, 51, 50, 53, '.'],
    'VUX-1-3': [11, 10, 12, 11, '.'],
  },
}

/** Every second spring, the latest in the läsår before the current one. */
const ENKAT: Record<string, Figurer> = {
  strand: {
    'FKLASS-1-2': [7.9, 7.8, 8.0],
    'FKLASS-1-3': [6.9, 6.7, 6.8],
    'FKLASS-2-2': [7.7, 7.8, 7.8],
    'GR-2-1': [8.0, 7.9, 8.1],
    'GR-2-2': [7.9, 7.6, 7.4],
    'GR-2-3': [5.7, 5.5, 5.6],
    'GR-2-4': [5.6, 5.2, 4.9],
    'GR-3-1': [6.5, 6.6, 6.9],
    'GR-3-2': [6.9, 6.9, 6.8],
    'GR-4-1': [7.4, 7.2, 7.3],
    'FTH-2-2': [7.0, 7.2, 7.5],
    'FTH-3-2': [6.4, 6.3, 6.5],
  },
  bjork: {
    'FKLASS-1-2': [8.1, 8.0, 8.2],
    'FKLASS-2-2': [7.6, 7.7, 7.9],
    'GR-2-1': [7.8, 7.9, 8.0],
    'GR-2-3': [5.3, 5.4, 5.7],
    'GR-3-1': [6.7, 6.6, 6.8],
    'GR-3-2': [6.6, 6.7, 6.9],
    'GR-4-1': [7.0, 6.9, 7.1],
    'FTH-2-2': [6.8, 6.7, 6.6],
  },
  central: { 'GR-2-2': [7.6, 7.4, 7.1], 'GR-2-4': [5.4, 5.1, 5.0], 'GR-3-2': [6.8, 6.7, 6.7] },
  haga: { 'FKLASS-1-2': ['..', '..', '..'], 'FTH-2-2': [8.3, 8.4, 8.2] },
  ek: { 'GRAN-2-2': [8.0, 8.3, 8.1] },
  gy: {
    'GY-3-1': [8.5, 8.3, 8.2],
    'GY-3-2': [6.9, 6.8, 6.6],
    'GY-4-1': [6.0, 5.9, 5.7],
    'GY-4-2': [6.8, 6.7, 6.8],
    'GY-5-1': [6.6, 6.4, 6.3],
    'GY-5-2': [7.0, 6.9, 6.8],
  },
}

/** Lindvik as a whole, to compare with. */
const KOMMUN_LASAR: Figurer = {
  'GR-1-1': [75, 74, 74, 73, 73],
  'GR-1-2': [74, 74, 73, 71, 69],
  'GR-1-3': [84, 84, 83, 82, 80],
  'GR-5-1': [73, 70, 68, 67, 68],
  'GR-6-1': [69, 67, 67, 68, 70],
  'LINDVIK-FRANVARO': [10, 11, 13, 14, 16],
  'LINDVIK-FSK-SPRAK': [5.6, 5.8, 5.8, 6.1, 6.4],
  'LINDVIK-FSK-LEGITIMATION': [43, 41, 39, 40, 43],
  'SV-BEHORIGHET': [79, 77, 76, 77, 77],
}
const KOMMUN_ENKAT: Figurer = {
  'GR-2-1': [7.9, 7.9, 8.0],
  'GR-2-2': [7.7, 7.5, 7.2],
  'GR-2-3': [5.5, 5.4, 5.6],
  'GR-2-4': [5.5, 5.1, 5.0],
  'GR-3-1': [6.6, 6.5, 6.7],
}

/** Every figure as a row. `slut` is the spring in which the läsår before the current one ended. */
export function lindvikMatvarden(
  enhetId: (nyckel: string) => string,
  slut: number,
  today: CivilDatum,
): Matvarde[] {
  const lasar = (back: number) => `${slut - 1 - back}/${String(slut - back).slice(2)}`
  const spring = (back: number) => String(slut - 2 * back)
  const ofEnhet = (nyckel: string) =>
    ({ enhetId: enhetId(nyckel), objekt: 'enhet', objektKod: null }) as const
  const kommun = { enhetId: null, objekt: 'kommun', objektKod: LINDVIK.kommunkod } as const
  const hamtad = byToday(`${slut}-08-15`, today)
  return [
    ...Object.entries(LASAR).flatMap(([e, figurer]) => rows(figurer, ofEnhet(e), lasar, hamtad)),
    ...Object.entries(ENKAT).flatMap(([e, figurer]) => rows(figurer, ofEnhet(e), spring, hamtad)),
    ...rows(KOMMUN_LASAR, kommun, lasar, hamtad),
    ...rows(KOMMUN_ENKAT, kommun, spring, hamtad),
  ]
}

type Whose = Pick<Matvarde, 'enhetId' | 'objekt' | 'objektKod'>

function rows(figurer: Figurer, whose: Whose, period: (back: number) => string, hamtad: string): Matvarde[] {
  return Object.entries(figurer).flatMap(([indikatorId, values]) =>
    values.map((value, at) => ({
      ...whose,
      indikatorId,
      period: period(values.length - 1 - at),
      kon: 'T' as const,
      varde: typeof value === 'number' ? value : null,
      markor: typeof value === 'number' ? null : value,
      antal: null,
      kalla: DEMO_KALLA,
      hamtad,
    })),
  )
}
