import type { BoardInnehall } from '../../content.ts'

/** In the last moment, with an aktivitet that is late. */
export const SOLGLANTAN: BoardInnehall = {
  enhet: 'sol',
  bakat: 0,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat'],
  utfall: [
    {
      nyckel: 'sprak',
      av: 'amanda',
      kategori: 'undervisning',
      rubrik: 'Språkmiljön är stark i samlingen och svag i leken och vid maten',
      iakttagelse:
        'Självskattningen stiger, men spridningen mellan avdelningar är stor. Observationerna visar långa samtal i samling och korta uppmaningar i hall, måltid och utevistelse.',
      delmal: ['FSK-5'],
      indikator: 'LINDVIK-FSK-SPRAK',
      undersok: 'Hälften av barnen lär sig svenska hos oss. De flesta av dagens ord sägs utanför samlingen.',
      grupper: [
        {
          namn: 'Arbetssättet',
          av: 'amanda',
          orsaker: [
            {
              nyckel: 'o-rutin',
              av: 'johan',
              text: 'Vi ser måltid och påklädning som rutin, inte som undervisning',
              paverkan: 'vi',
              stodjer: [
                ['amanda', 'Tio filmade måltider: i snitt två samtal med fler än tre turer.'],
                ['johan', 'Planeringen på väggen handlar bara om samling och projekt.'],
              ],
              varfor: [
                {
                  av: 'amanda',
                  text: 'Vi har inte bestämt vad en undervisande måltid är',
                  paverkan: 'vi',
                  nyckel: 'o-maltid',
                },
              ],
            },
            { av: 'amanda', text: 'Barnens modersmål hörs sällan', paverkan: 'vi', nyckel: 'o-modersmal' },
          ],
        },
        {
          namn: 'Förutsättningarna',
          av: 'camilla',
          orsaker: [
            {
              nyckel: 'o-reflektion',
              av: 'johan',
              text: 'Reflektionstiden försvinner när någon är sjuk',
              paverkan: 'rektor',
              stodjer: [['camilla', 'Schemat i september: reflektionstiden hölls 11 gånger av 20.']],
            },
            {
              av: 'camilla',
              text: 'Fyra av tio tjänster har förskollärare',
              paverkan: 'huvudman',
              motsager: [['johan', 'Tussilago har lägst andel förskollärare och högst självskattning.']],
            },
          ],
        },
      ],
    },
    {
      nyckel: 'trygg',
      av: 'camilla',
      kategori: 'resultat',
      rubrik: 'Nio av tio vårdnadshavare är nöjda med tryggheten',
      iakttagelse: 'Stabilt högt. Vårdnadshavare önskar veta mer om barnets utveckling.',
      delmal: ['FSK-2'],
      indikator: 'LINDVIK-FSK-TRYGG',
    },
    {
      nyckel: 'legitimation',
      av: 'camilla',
      kategori: 'strukturer',
      rubrik: 'Fler förskollärare än på fem år',
      iakttagelse: 'Två barnskötare har utbildat sig och kommit tillbaka.',
      delmal: ['FSK-2'],
      indikator: 'LINDVIK-FSK-LEGITIMATION',
    },
  ],
  insatser: [
    {
      nyckel: 'i-maltid',
      av: 'amanda',
      rubrik: 'Den undervisande måltiden',
      beskrivning:
        'Varje avdelning väljer tre samtalsfrågor i veckan. En vuxen vid varje bord äter med och för samtalet vidare. Vi filmar en måltid i månaden och tittar tillsammans.',
      mal: 'Varje barn är med i ett längre samtal varje dag, på svenska eller sitt modersmål.',
      orsaker: ['o-rutin', 'o-maltid'],
      malbild: { indikator: 'LINDVIK-FSK-SPRAK', malvarde: 7.2, till: '05-31' },
      ansvarig: 'amanda',
      beslut: {
        slag: 'beslutad',
        av: 'camilla',
        datum: '09-24',
        motivering: 'Bygger på våra egna filmer och kräver ingen ny tid.',
      },
      aktiviteter: [
        { rubrik: 'Bestäm vad som kännetecknar måltiden', fran: '09-28', till: '10-09', ansvarig: 'amanda' },
        { rubrik: 'Prova på Blåsippan och Tussilago', fran: '10-12', till: '11-06', ansvarig: 'johan' },
        { rubrik: 'Prova på Vitsippan och Gullvivan', fran: '11-09', till: '12-11', ansvarig: 'amanda' },
        { rubrik: 'Ny självskattning', fran: '04-12', till: '04-30', ansvarig: 'camilla' },
      ],
      uppfoljningar: [
        {
          av: 'johan',
          datum: '10-22',
          lage: 'pa-vag',
          text: 'Samtalen är längre. Svårt när två i personalen är borta.',
        },
        {
          av: 'amanda',
          datum: '11-12',
          lage: 'pa-vag',
          text: 'Filmerna från november visar i snitt fem längre samtal per måltid.',
        },
      ],
    },
    {
      nyckel: 'i-reflektion',
      av: 'johan',
      rubrik: 'Skyddad reflektionstid',
      beskrivning: 'Avdelningarna turas om att ta emot varandras barn en timme i veckan.',
      orsaker: ['o-reflektion'],
      ansvarig: 'camilla',
      beslut: {
        slag: 'beslutad',
        av: 'camilla',
        datum: '09-24',
        motivering: 'Utan reflektion blir det ingen undervisande måltid.',
      },
      aktiviteter: [
        {
          rubrik: 'Gemensamt schema för reflektion',
          fran: '09-28',
          till: '10-23',
          ansvarig: 'camilla',
          status: 'pagaende',
        },
        { rubrik: 'Prova i åtta veckor', fran: '10-26', till: '12-18', ansvarig: 'johan' },
      ],
      uppfoljningar: [
        {
          av: 'camilla',
          datum: '11-05',
          lage: 'ur-kurs',
          text: 'Schemat håller inte när vikarier saknas. Tas upp med verksamhetschefen.',
        },
      ],
    },
    {
      nyckel: 'i-modersmal',
      av: 'amanda',
      rubrik: 'Sagor på barnens modersmål',
      beskrivning: 'Vårdnadshavare och Språk- och mottagningsenheten spelar in sagor som lyssnas på i vilan.',
      orsaker: ['o-modersmal'],
      beslut: {
        slag: 'avvaktar',
        av: 'camilla',
        datum: '10-08',
        motivering: 'Vi börjar när måltiderna sitter, efter jul.',
      },
    },
  ],
}

export const SOLGLANTAN_FORRA: BoardInnehall = {
  enhet: 'sol',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'sprak',
      av: 'amanda',
      kategori: 'undervisning',
      rubrik: 'Avdelningarna menar olika saker med språkutvecklande arbetssätt',
      iakttagelse: 'Samma svar i självskattningen, men helt olika exempel.',
      delmal: ['FSK-5'],
      indikator: 'LINDVIK-FSK-SPRAK',
      undersok: 'Utan en gemensam bild kan vi inte hjälpa varandra.',
      orsaker: [
        {
          nyckel: 'o-bild',
          av: 'johan',
          text: 'Vi har aldrig tittat på varandras undervisning',
          paverkan: 'vi',
        },
      ],
    },
  ],
  insatser: [
    {
      nyckel: 'i-film',
      av: 'johan',
      rubrik: 'Vi filmar och tittar tillsammans',
      beskrivning: 'En kort film från varje avdelning varannan månad, med samma tre frågor.',
      orsaker: ['o-bild'],
      malbild: { indikator: 'LINDVIK-FSK-SPRAK', malvarde: 6.5, till: '05-31' },
      ansvarig: 'johan',
      beslut: {
        slag: 'beslutad',
        av: 'camilla',
        datum: '10-01',
        motivering: 'Enkelt, nära barnen, och alla är med.',
      },
      aktiviteter: [
        { rubrik: 'Regler för filmning och samtycke', fran: '10-05', till: '10-23', ansvarig: 'camilla' },
        { rubrik: 'Fyra filmträffar', fran: '11-02', till: '05-14', ansvarig: 'johan' },
      ],
      uppfoljningar: [
        { av: 'johan', datum: '01-20', lage: 'pa-vag', text: 'Två träffar. Nu pratar vi om samma sak.' },
        {
          av: 'johan',
          datum: '05-28',
          lage: 'klar',
          text: 'Fyra träffar. Filmerna visade att måltiderna är vår största möjlighet.',
          varde: 6.4,
        },
      ],
    },
  ],
}

/** An avdelning's own board, just begun. */
export const BLASIPPAN: BoardInnehall = {
  enhet: 'sol',
  arbetslag: 'Blåsippan',
  bakat: 0,
  fas: 'resultat',
  utfall: [
    {
      nyckel: 'bygg',
      av: 'amanda',
      kategori: 'undervisning',
      rubrik: 'Bygghörnan används av samma barn varje dag',
      iakttagelse: 'Observationer under tre veckor. När en vuxen sitter med kommer fler barn.',
      delmal: ['FSK-3'],
      undersok: 'Barnens möjlighet att leka överallt ska inte bero på vem man är.',
    },
    {
      nyckel: 'ute',
      av: 'amanda',
      kategori: 'undervisning',
      rubrik: 'Utevistelsen har fått ett innehåll',
      iakttagelse: 'Skogslådorna används varje dag sedan september.',
      delmal: ['FSK-3'],
    },
  ],
}

/** In the first moment. */
export const SJOBO: BoardInnehall = {
  enhet: 'sjo',
  bakat: 0,
  fas: 'folj-upp',
  utfall: [
    {
      nyckel: 'trygg',
      av: 'camilla',
      kategori: 'resultat',
      rubrik: 'Vårdnadshavarna är nöjda, men något mindre än förut',
      iakttagelse: 'Fortfarande högst i kommunen. Hämtning och lämning nämns i de öppna svaren.',
      delmal: ['FSK-2'],
      indikator: 'LINDVIK-FSK-TRYGG',
    },
    {
      nyckel: 'sprak',
      av: 'britt',
      kategori: 'undervisning',
      rubrik: 'Högläsning varje dag på båda avdelningarna',
      iakttagelse: 'Läslistan på väggen fylls i av barnen själva.',
      delmal: ['FSK-5'],
      indikator: 'LINDVIK-FSK-SPRAK',
    },
    {
      nyckel: 'legitimation',
      av: 'camilla',
      kategori: 'strukturer',
      rubrik: 'Andelen förskollärare sjunker',
      iakttagelse: 'En pension och en flytt. Annonsen ligger ute för tredje gången.',
      delmal: ['FSK-2'],
      indikator: 'LINDVIK-FSK-LEGITIMATION',
    },
  ],
}
