/** Invented staff and politicians of Lindvik. Those with an account sign in with the password `demo`. */
import type { Roll } from '#domain/ska/roll.ts'

export type DemoPerson = {
  nyckel: string
  namn: string
  /** Local part of a demo account's address at demo.se; the others have an address that leads nowhere. */
  konto?: string
  roller: { roll: Roll; enhet?: string; arbetslag?: string }[]
}

const rektor = (nyckel: string, namn: string, enheter: string[], konto?: string): DemoPerson => ({
  nyckel,
  namn,
  ...(konto && { konto }),
  roller: enheter.map((enhet) => ({ roll: 'rektor', enhet })),
})
const pedagog = (
  nyckel: string,
  namn: string,
  enhet: string,
  arbetslag: string,
  konto?: string,
): DemoPerson => ({ nyckel, namn, ...(konto && { konto }), roller: [{ roll: 'pedagog', enhet, arbetslag }] })
const central = (nyckel: string, namn: string, roll: Roll, konto?: string): DemoPerson => ({
  nyckel,
  namn,
  ...(konto && { konto }),
  roller: [{ roll }],
})

export const PERSONER: readonly DemoPerson[] = [
  central('margareta', 'Margareta Lindh', 'forvaltning', 'forvaltning'),
  central('peter', 'Peter Skoog', 'forvaltning'),
  central('ylva', 'Ylva Hammar', 'forvaltning'),
  central('larsgoran', 'Lars-Göran Hellman', 'namnd', 'namnd'),
  central('robin', 'Robin Ask', 'admin', 'admin'),

  rektor('karin', 'Karin Lindqvist', ['strand'], 'rektor'),
  pedagog('anna', 'Anna Bergström', 'strand', 'Arbetslag 7–9', 'pedagog'),
  pedagog('yusuf', 'Yusuf Demir', 'strand', 'Arbetslag 7–9', 'pedagog2'),
  pedagog('sofia', 'Sofia Ek', 'strand', 'Arbetslag 7–9'),
  pedagog('eva', 'Eva Holm', 'strand', 'Arbetslag F–3'),
  pedagog('marcus', 'Marcus Nyström', 'strand', 'Arbetslag 4–6'),
  pedagog('lena', 'Lena Sandberg', 'strand', 'Fritidshemmet Måsen'),

  rektor('jonas', 'Jonas Åkesson', ['bjork'], 'rektor.annan'),
  pedagog('maria', 'Maria Wallin', 'bjork', 'Arbetslag F–3'),
  pedagog('petter', 'Petter Sjögren', 'bjork', 'Arbetslag 4–6'),
  pedagog('ida', 'Ida Forsman', 'bjork', 'Fritids'),

  rektor('helena', 'Helena Dahl', ['central']),
  pedagog('oskar', 'Oskar Lund', 'central', 'Arbetslag Norr'),
  pedagog('nadia', 'Nadia Haddad', 'central', 'Arbetslag Söder'),
  pedagog('tomas', 'Tomas Berg', 'central', 'Elevhälsan'),

  rektor('ulla', 'Ulla Granat', ['haga']),
  rektor('birgitta', 'Birgitta Norén', ['ek']),
  pedagog('elin', 'Elin Öberg', 'ek', 'Ämnesområden'),
  pedagog('stefan', 'Stefan Kvist', 'ek', 'Ämnen'),

  rektor('camilla', 'Camilla Rosén', ['sol', 'sjo']),
  pedagog('amanda', 'Amanda Fors', 'sol', 'Blåsippan'),
  pedagog('johan', 'Johan Brandt', 'sol', 'Tussilago'),
  pedagog('britt', 'Britt Moberg', 'sjo', 'Svanen'),

  rektor('anders', 'Anders Fält', ['gy']),
  pedagog('katarina', 'Katarina Vinge', 'gy', 'Högskoleförberedande'),
  pedagog('mikael', 'Mikael Strand', 'gy', 'Yrkesprogram'),

  rektor('susanne', 'Susanne Alm', ['vux']),
  pedagog('reza', 'Reza Karimi', 'vux', 'Sfi'),
  pedagog('gunilla', 'Gunilla Ståhl', 'vux', 'Grundläggande och gymnasial nivå'),

  rektor('mona', 'Mona Eriksson', ['sprak']),
  pedagog('aida', 'Aida Osman', 'sprak', 'Modersmål och studiehandledning'),
]
