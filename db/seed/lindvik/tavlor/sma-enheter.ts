import type { BoardInnehall } from '../../content.ts'

/** A school so small that its figures are hidden: it works with what it sees. */
export const HAGA: BoardInnehall = {
  enhet: 'haga',
  bakat: 0,
  fas: 'resultat',
  utfall: [
    {
      nyckel: 'lasning',
      av: 'ulla',
      kategori: 'resultat',
      rubrik: 'Läsningen följs i samtal, inte i procent',
      iakttagelse:
        'Årskurserna är för små för att visa resultat. Läslistor och samtal visar att barnen läser gärna, och att faktatexter är svårast.',
      delmal: ['GR-5'],
      undersok: 'Samma mönster som Strandskolan beskriver. Kan vi lära tillsammans?',
    },
    {
      nyckel: 'fritids',
      av: 'ulla',
      kategori: 'resultat',
      rubrik: 'Fritidshemmet är byns mötesplats',
      iakttagelse: 'Vårdnadshavarnas svar är bland de högsta i kommunen.',
      delmal: ['FTH-2'],
      indikator: 'FTH-2-2',
    },
    {
      nyckel: 'ensam',
      av: 'ulla',
      kategori: 'strukturer',
      rubrik: 'Lärarna är ensamma i sina ämnen',
      iakttagelse: 'En lärare per ämne. Kollegialt lärande sker med andra skolor eller inte alls.',
      delmal: ['GR-3'],
      undersok: 'Påverkar allt vi vill utveckla.',
    },
  ],
}

/** In the last moment. */
export const EKDALEN: BoardInnehall = {
  enhet: 'ek',
  bakat: 0,
  fas: 'genomfor',
  las: ['folj-upp'],
  utfall: [
    {
      nyckel: 'kommunikation',
      av: 'elin',
      kategori: 'resultat',
      rubrik: 'Fler elever når målen i kommunikation',
      iakttagelse:
        'Störst steg för elever som använder bildstöd eller talande hjälpmedel. Minst på fritids och i matsalen.',
      delmal: ['GRAN-5'],
      indikator: 'LINDVIK-GRAN-KOMMUNIKATION',
      undersok: 'Vi vill veta varför språket stannar i klassrummet.',
      orsaker: [
        {
          nyckel: 'o-hjalpmedel',
          av: 'elin',
          text: 'Hjälpmedlen blir kvar i klassrummet',
          paverkan: 'vi',
          stodjer: [['elin', 'En veckas observation: hjälpmedlet var med vid var tredje måltid.']],
          varfor: [
            {
              av: 'stefan',
              text: 'Alla vuxna är inte trygga med att använda dem',
              paverkan: 'rektor',
              nyckel: 'o-trygga',
            },
          ],
        },
        { av: 'birgitta', text: 'Fritidshemmets personal byts ofta', paverkan: 'huvudman' },
      ],
    },
    {
      nyckel: 'trygghet',
      av: 'stefan',
      kategori: 'resultat',
      rubrik: 'Vårdnadshavare upplever skolan som trygg',
      iakttagelse: 'I nivå med riket. Skjutsen nämns som den oroligaste delen av dagen.',
      delmal: ['GRAN-2'],
      indikator: 'GRAN-2-2',
    },
    {
      nyckel: 'matematik',
      av: 'stefan',
      kategori: 'undervisning',
      rubrik: 'Matematiken i vardagen fungerar',
      iakttagelse: 'Handla, laga, mäta: eleverna använder talen när de behövs.',
      delmal: ['GRAN-6'],
    },
  ],
  insatser: [
    {
      nyckel: 'i-hjalpmedel',
      av: 'elin',
      rubrik: 'Språket följer med hela dagen',
      beskrivning:
        'Varje elevs hjälpmedel har en egen väska. Alla vuxna, också i matsal och på fritids, får träna tillsammans med eleverna.',
      mal: 'Varje elev kan berätta, fråga och säga nej, överallt i skolan.',
      orsaker: ['o-hjalpmedel', 'o-trygga'],
      malbild: { indikator: 'LINDVIK-GRAN-KOMMUNIKATION', malvarde: 75, till: '06-10' },
      ansvarig: 'elin',
      beslut: {
        slag: 'beslutad',
        av: 'birgitta',
        datum: '10-05',
        motivering: 'Starkt belägg, och alla vuxna kan bidra från dag ett.',
      },
      aktiviteter: [
        { rubrik: 'Väskor och märkning', fran: '10-06', till: '10-16', ansvarig: 'elin' },
        { rubrik: 'Träna i matsalen med eleverna', fran: '10-19', till: '12-11', ansvarig: 'stefan' },
        { rubrik: 'Handledning för fritids', fran: '11-02', till: '03-26', ansvarig: 'elin' },
      ],
      uppfoljningar: [
        {
          av: 'stefan',
          datum: '11-10',
          lage: 'pa-vag',
          text: 'Hjälpmedlen är med vid nästan alla måltider. Två elever beställde själva.',
        },
      ],
    },
  ],
}

/** In the first moment; serves every school. */
export const SPRAK: BoardInnehall = {
  enhet: 'sprak',
  bakat: 0,
  fas: 'folj-upp',
  utfall: [
    {
      nyckel: 'kartlaggning',
      av: 'mona',
      kategori: 'undervisning',
      rubrik: 'Kartläggningen blir klar i tid',
      iakttagelse: 'Alla kartläggningar i höst blev klara inom två månader.',
      delmal: ['GR-4'],
    },
    {
      nyckel: 'handledning',
      av: 'aida',
      kategori: 'strukturer',
      rubrik: 'Studiehandledning saknas i flera språk',
      iakttagelse:
        'Fem obesatta tjänster. Björkbackens skola och Strandskolan har störst behov. Distans prövas sedan november.',
      delmal: ['GR-4', 'GR-5'],
    },
    {
      nyckel: 'mottagande',
      av: 'mona',
      kategori: 'undervisning',
      rubrik: 'Ämneslärarna använder sällan kartläggningen',
      iakttagelse:
        'Samtal med tolv lärare på fyra skolor: de flesta har sett den, få har ändrat något i undervisningen.',
      delmal: ['GR-4'],
    },
  ],
}
