/**
 * Lindviks kommun: an invented huvudman with every skolform, its enheter and their arbetslag. Their skolenhetskoder lie
 * below the register's range, so that none is a real school's.
 */
import type { SkolformKod } from '#domain/ska/skolform.ts'

export const LINDVIK = {
  namn: 'Lindviks kommun',
  /** No Swedish kommun has this code. */
  kommunkod: '9999',
  beskrivning:
    'Påhittad huvudman för att prova Kvalitetstavlan. Alla enheter, personer, texter och siffror är påhittade; rikets värden i Skolenkäten är verkliga.',
}

export type DemoEnhet = {
  nyckel: string
  namn: string
  skolenhetskod: string | null
  skolformer: SkolformKod[]
  beskrivning: string
  arbetslag: string[]
}

export const ENHETER: readonly DemoEnhet[] = [
  {
    nyckel: 'strand',
    namn: 'Strandskolan',
    skolenhetskod: '00000001',
    skolformer: ['FKLASS', 'GR', 'FTH'],
    beskrivning: 'F–9 vid vattnet med 540 elever och fritidshemmet Måsen.',
    arbetslag: ['Arbetslag F–3', 'Arbetslag 4–6', 'Arbetslag 7–9', 'Fritidshemmet Måsen'],
  },
  {
    nyckel: 'bjork',
    namn: 'Björkbackens skola',
    skolenhetskod: '00000002',
    skolformer: ['FKLASS', 'GR', 'FTH'],
    beskrivning: 'F–6 med 310 elever; fyra av tio elever läser svenska som andraspråk.',
    arbetslag: ['Arbetslag F–3', 'Arbetslag 4–6', 'Fritids'],
  },
  {
    nyckel: 'central',
    namn: 'Centralskolan',
    skolenhetskod: '00000003',
    skolformer: ['GR'],
    beskrivning: '7–9 mitt i tätorten, 420 elever från sex olika F–6-skolor.',
    arbetslag: ['Arbetslag Norr', 'Arbetslag Söder', 'Elevhälsan'],
  },
  {
    nyckel: 'haga',
    namn: 'Haga skola',
    skolenhetskod: '00000004',
    skolformer: ['FKLASS', 'GR', 'FTH'],
    beskrivning: 'F–3 på landet med 46 elever. Årskurserna är så små att resultat sällan kan visas.',
    arbetslag: ['Haga F–3 och fritids'],
  },
  {
    nyckel: 'ek',
    namn: 'Ekdalens anpassade grundskola',
    skolenhetskod: '00000005',
    skolformer: ['GRAN', 'FTH'],
    beskrivning: 'Anpassad grundskola 1–9 med ämnen och ämnesområden, 38 elever.',
    arbetslag: ['Ämnen', 'Ämnesområden'],
  },
  {
    nyckel: 'sol',
    namn: 'Solgläntans förskola',
    skolenhetskod: null,
    skolformer: ['FSK'],
    beskrivning: 'Fyra avdelningar, 74 barn; hälften har ett annat modersmål än svenska.',
    arbetslag: ['Blåsippan', 'Vitsippan', 'Tussilago', 'Gullvivan'],
  },
  {
    nyckel: 'sjo',
    namn: 'Sjöbo förskola',
    skolenhetskod: null,
    skolformer: ['FSK'],
    beskrivning: 'Två avdelningar med utegård mot skogen, 36 barn.',
    arbetslag: ['Grodan', 'Svanen'],
  },
  {
    nyckel: 'gy',
    namn: 'Lindviks gymnasium',
    skolenhetskod: '00000006',
    skolformer: ['GY'],
    beskrivning: 'Sex nationella program och introduktionsprogram, 610 elever.',
    arbetslag: ['Högskoleförberedande', 'Yrkesprogram', 'Introduktionsprogram'],
  },
  {
    nyckel: 'vux',
    namn: 'Lindviks vuxenutbildning',
    skolenhetskod: '00000007',
    skolformer: ['VUX'],
    beskrivning: 'Sfi, grundläggande och gymnasial nivå i egen regi.',
    arbetslag: ['Sfi', 'Grundläggande och gymnasial nivå'],
  },
  {
    nyckel: 'sprak',
    namn: 'Språk- och mottagningsenheten',
    skolenhetskod: null,
    skolformer: ['GR'],
    beskrivning: 'Kartläggning, modersmål och studiehandledning för alla kommunens skolor.',
    arbetslag: ['Mottagning och kartläggning', 'Modersmål och studiehandledning'],
  },
]
