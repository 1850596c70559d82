import type { BoardInnehall } from '../../content.ts'

/** Last läsår, closed: what the school learnt from its mathematics. */
export const STRANDSKOLAN_FORRA: BoardInnehall = {
  enhet: 'strand',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'ma3',
      av: 'eva',
      kategori: 'resultat',
      rubrik: 'En av fyra klarar inte alla delprov i matematik i årskurs 3',
      iakttagelse:
        'Svårast är delprovet om problemlösning och skriftliga räknemetoder. Taluppfattningen är god.',
      delmal: ['GR-6'],
      indikator: 'GR-6-1',
      undersok: 'Mönstret är detsamma tre år i rad och i alla klasser.',
      orsaker: [
        {
          nyckel: 'o-problem',
          av: 'eva',
          text: 'Eleverna möter problemlösning först i slutet av varje kapitel',
          paverkan: 'vi',
          stodjer: [['eva', 'Veckoplaneringarna: problemlösning på mindre än var tionde lektion.']],
          varfor: [{ av: 'eva', text: 'Vi följer boken sida för sida', paverkan: 'vi' }],
        },
        {
          av: 'marcus',
          text: 'Lärarna i F–3 planerar matematik var för sig',
          paverkan: 'rektor',
          nyckel: 'o-ensam',
        },
      ],
    },
    {
      nyckel: 'trygg5',
      av: 'marcus',
      kategori: 'resultat',
      rubrik: 'Tryggheten i årskurs 5 är god',
      iakttagelse: 'I nivå med riket. Trygghetsvandringarna fortsätter.',
      delmal: ['GR-2'],
      indikator: 'GR-2-1',
    },
    {
      nyckel: 'behorig9',
      av: 'anna',
      kategori: 'resultat',
      rubrik: 'Färre i årskurs 9 når lägst E i alla ämnen',
      iakttagelse: 'Oftast saknas betyg i matematik och svenska som andraspråk.',
      delmal: ['GR-1'],
      indikator: 'GR-1-2',
      undersok: 'Fyra procentenheter på ett år.',
      orsaker: [
        {
          nyckel: 'o-lovskola',
          av: 'anna',
          text: 'Stödet sätts in sent i årskurs 9',
          paverkan: 'rektor',
          stodjer: [['anna', 'Två av tre stödinsatser började efter jul.']],
        },
      ],
    },
  ],
  insatser: [
    {
      nyckel: 'i-problem',
      av: 'eva',
      rubrik: 'En gemensam problemlösningslektion i veckan',
      beskrivning:
        'Lärarna i F–3 planerar en lektion i veckan tillsammans, genomför den i alla klasser och utvärderar.',
      mal: 'Eleverna tar sig an problem som de inte sett förut.',
      orsaker: ['o-problem', 'o-ensam'],
      malbild: { indikator: 'GR-6-1', malvarde: 78, till: '06-10' },
      ansvarig: 'eva',
      beslut: {
        slag: 'beslutad',
        av: 'karin',
        datum: '10-15',
        motivering: 'Tydlig orsak, liten kostnad, och lärarna vill.',
      },
      aktiviteter: [
        { rubrik: 'Schemalägg gemensam planering', fran: '10-20', till: '10-31', ansvarig: 'karin' },
        { rubrik: 'Tjugo gemensamma lektioner', fran: '11-03', till: '05-15', ansvarig: 'eva' },
        { rubrik: 'Samla lektionerna i en bank', fran: '05-04', till: '06-05', ansvarig: 'eva' },
      ],
      uppfoljningar: [
        {
          av: 'eva',
          datum: '12-10',
          lage: 'pa-vag',
          text: 'Sex lektioner genomförda. Eleverna pratar mer matematik.',
        },
        { av: 'eva', datum: '03-12', lage: 'risk', text: 'Två veckor föll bort när vikarier saknades.' },
        {
          av: 'eva',
          datum: '06-09',
          lage: 'klar',
          text: 'Sjutton lektioner. Andelen som klarar alla delprov steg, och vi fortsätter av egen kraft.',
          varde: 76,
        },
      ],
    },
    {
      nyckel: 'i-stod',
      av: 'anna',
      rubrik: 'Stöd redan i årskurs 8',
      beskrivning: 'Specialläraren går igenom resultaten i årskurs 8 i oktober, och stödet börjar före jul.',
      orsaker: ['o-lovskola'],
      malbild: { indikator: 'GR-1-2', malvarde: 77, till: '06-10' },
      ansvarig: 'sofia',
      beslut: {
        slag: 'beslutad',
        av: 'karin',
        datum: '10-22',
        motivering: 'Vi flyttar resurs från vårterminen till hösten.',
      },
      aktiviteter: [
        { rubrik: 'Genomgång av resultat i årskurs 8', fran: '10-20', till: '10-30', ansvarig: 'sofia' },
        { rubrik: 'Stödundervisning två pass i veckan', fran: '11-10', till: '06-05', ansvarig: 'sofia' },
      ],
      uppfoljningar: [
        { av: 'sofia', datum: '02-04', lage: 'pa-vag', text: 'Stödet är i gång för dem som behöver det.' },
        {
          av: 'sofia',
          datum: '06-09',
          lage: 'ur-kurs',
          text: 'Resultaten i årskurs 9 har inte vänt. Frånvaron åt upp mycket av stödet; det tar vi med oss till nästa läsår.',
          varde: 71,
        },
      ],
    },
  ],
}

/** The arbetslag's own board: close to the classroom, in the middle of its analysis. */
export const STRANDSKOLAN_7_9: BoardInnehall = {
  enhet: 'strand',
  arbetslag: 'Arbetslag 7–9',
  bakat: 0,
  fas: 'orsaker',
  utfall: [
    {
      nyckel: 'prov8',
      av: 'yusuf',
      kategori: 'undervisning',
      rubrik: 'Eleverna i årskurs 8 lämnar in tomma uppgifter i no',
      iakttagelse:
        'På höstens två första uppgifter var många laborationsrapporter halvfärdiga. Muntligt kan eleverna mycket mer.',
      delmal: ['GR-3'],
      undersok: 'Gapet mellan det muntliga och det skriftliga är större än vi är vana vid.',
      orsaker: [
        {
          nyckel: 'o-genre',
          av: 'yusuf',
          text: 'Eleverna vet inte hur en laborationsrapport ska låta',
          paverkan: 'vi',
          stodjer: [
            ['anna', 'I svenska skriver samma elever långa texter när de har en mall att börja från.'],
          ],
          varfor: [
            { av: 'sofia', text: 'Vi visar färdiga exempel men skriver aldrig tillsammans', paverkan: 'vi' },
          ],
        },
        {
          av: 'anna',
          text: 'Det är för tyst om varför man skriver rapport',
          paverkan: 'vi',
        },
        {
          av: 'sofia',
          text: 'Uppgifterna ligger på tre olika ställen i lärplattformen',
          paverkan: 'vi',
          motsager: [['yusuf', 'Pappersuppgiften i september gick lika dåligt.']],
        },
      ],
      kommentarer: [['anna', 'Jag tar med två elevtexter (utan namn) till onsdag så tittar vi tillsammans.']],
    },
    {
      nyckel: 'grupparbete',
      av: 'anna',
      kategori: 'undervisning',
      rubrik: 'Grupparbetena blir lugnare när rollerna är delade',
      iakttagelse: 'Prövat i so och i hem- och konsumentkunskap sedan vecka 36.',
      delmal: ['GR-2', 'GR-3'],
    },
  ],
}
