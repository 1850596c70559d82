import type { BoardInnehall } from '../../content.ts'

/** The huvudman's own board: what several enheter share. */
export const FORVALTNINGEN: BoardInnehall = {
  enhet: null,
  bakat: 0,
  fas: 'insatser',
  las: ['folj-upp'],
  utfall: [
    {
      nyckel: 'lasning',
      av: 'peter',
      kategori: 'resultat',
      rubrik: 'En av tre når inte kraven i svenska i årskurs 3',
      iakttagelse:
        'Skillnaden mellan skolorna är större än skillnaden mellan åren. Två skolor är så små att deras resultat inte visas; bilden där kommer från dialogerna.',
      delmal: ['GR-5'],
      indikator: 'GR-5-1',
      undersok: 'Kommunalt mål 1. Tre skolor beskriver samma orsak med olika ord.',
      grupper: [
        {
          namn: 'Det som skolorna delar',
          av: 'peter',
          orsaker: [
            {
              nyckel: 'o-fakta',
              av: 'peter',
              text: 'Undervisning om ord och faktatexter kommer sent och ser olika ut',
              paverkan: 'vi',
              stodjer: [
                ['peter', 'Björkbacken: ord förklaras i förbifarten.'],
                ['peter', 'Strandskolan: fyra av fem högläsningsböcker är skönlitteratur.'],
                ['peter', 'Haga: faktatexter är svårast också hos oss.'],
              ],
            },
            {
              nyckel: 'o-overgang',
              av: 'ylva',
              text: 'Förskolans och förskoleklassens språkarbete känner inte till varandra',
              paverkan: 'huvudman',
              stodjer: [['ylva', 'Överlämningen har plats för behov av stöd, men inte för språk.']],
            },
          ],
        },
        {
          namn: 'Förutsättningarna',
          av: 'ylva',
          orsaker: [
            {
              nyckel: 'o-handledning',
              av: 'ylva',
              text: 'Studiehandledning saknas i flera språk',
              paverkan: 'huvudman',
              stodjer: [['ylva', 'Fem obesatta tjänster.']],
            },
          ],
        },
      ],
      kommentarer: [['margareta', 'Hagas rektor bad om hjälp i dialogen. Låt dem vara med från början.']],
    },
    {
      nyckel: 'narvaro',
      av: 'ylva',
      kategori: 'resultat',
      rubrik: 'Frånvaron ökar i hela kommunen',
      iakttagelse: 'Mest i årskurs 7–9. Skolorna har olika gränser för när man agerar.',
      delmal: ['GR-1', 'GR-4'],
      indikator: 'LINDVIK-FRANVARO',
      undersok: 'Ökar varje år i alla skolor med 7–9, och skolorna gör olika.',
      orsaker: [
        {
          nyckel: 'o-granser',
          av: 'ylva',
          text: 'Varje skola har sin egen rutin och sin egen gräns',
          paverkan: 'huvudman',
          stodjer: [['peter', 'Fyra rutiner jämförda: första samtal efter 10, 15, 20 eller 30 procent.']],
        },
        {
          av: 'margareta',
          text: 'Elevhälsan är ojämnt fördelad',
          paverkan: 'huvudman',
          nyckel: 'o-elevhalsa',
          motsager: [['peter', 'Centralskolan har mest elevhälsa per elev och högst frånvaro.']],
        },
      ],
    },
    {
      nyckel: 'behorighet',
      av: 'peter',
      kategori: 'strukturer',
      rubrik: 'Förskollärarna är för få och ojämnt fördelade',
      iakttagelse:
        'Mellan 41 och 46 procent i våra två största förskolor. Pensionsavgångarna är störst om tre år.',
      delmal: ['FSK-2', 'FSK-5'],
      indikator: 'LINDVIK-FSK-LEGITIMATION',
      undersok: 'Kommunalt mål 3: likvärdighet.',
    },
    {
      nyckel: 'delaktighet',
      av: 'ylva',
      kategori: 'undervisning',
      rubrik: 'Elevernas röst är med i analysen på fyra av nio enheter',
      iakttagelse: 'Ur höstens tavlor. Förskolorna har egna former som borde spridas.',
      delmal: ['GR-2'],
    },
  ],
  insatser: [
    {
      nyckel: 'i-sprak',
      av: 'peter',
      rubrik: 'Språket först: ord och faktatexter från förskola till årskurs 6',
      beskrivning:
        'Tre skolor och två förskolor prövar samma arbetssätt, besöker varandra och delar planeringar. Björkbacken leder, eftersom de redan har börjat.',
      mal: 'Alla elever i Lindvik läser flytande när de lämnar årskurs 3.',
      orsaker: ['o-fakta', 'o-overgang'],
      malbild: { indikator: 'GR-5-1', malvarde: 75, till: '06-10' },
      ansvarig: 'peter',
      beslut: {
        slag: 'beslutad',
        av: 'margareta',
        datum: '11-05',
        motivering: 'Samma orsak på tre skolor, stöd i det kommunala målet, och en skola som kan visa vägen.',
        omfattning: 'nagra',
        enheter: ['bjork', 'strand', 'haga', 'sol', 'sjo'],
      },
      aktiviteter: [
        { rubrik: 'Utse drivande lärare på varje enhet', fran: '11-09', till: '11-27', ansvarig: 'peter' },
        { rubrik: 'Studiebesök på Björkbacken', fran: '12-01', till: '12-11', ansvarig: 'jonas' },
        { rubrik: 'Tre nätverksträffar', fran: '01-18', till: '04-23', ansvarig: 'peter' },
        { rubrik: 'Lärdomar till nämnden', fran: '05-10', till: '05-21', ansvarig: 'margareta' },
      ],
      uppfoljningar: [
        { av: 'peter', datum: '11-19', lage: 'pa-vag', text: 'Fyra av fem enheter har utsett sin lärare.' },
      ],
    },
    {
      nyckel: 'i-narvaro',
      av: 'ylva',
      rubrik: 'En gemensam rutin för närvaro',
      beskrivning:
        'Samma gräns, samma första samtal och samma stöd på alla skolor. Elevhälsan följer upp varje månad.',
      orsaker: ['o-granser'],
      malbild: { indikator: 'LINDVIK-FRANVARO', malvarde: 12, till: '06-10' },
      ansvarig: 'ylva',
      beslut: {
        slag: 'beslutad',
        av: 'margareta',
        datum: '11-05',
        motivering: 'Likvärdighet: en elevs rätt till stöd ska inte bero på skolan.',
        omfattning: 'forvaltning',
      },
      aktiviteter: [
        { rubrik: 'Förslag till rutin med rektorerna', fran: '11-09', till: '12-04', ansvarig: 'ylva' },
        { rubrik: 'Beslut i ledningsgruppen', fran: '12-07', till: '12-16', ansvarig: 'margareta' },
        { rubrik: 'Införande på alla skolor', fran: '01-11', till: '03-26', ansvarig: 'ylva' },
      ],
    },
    {
      nyckel: 'i-handledning',
      av: 'ylva',
      rubrik: 'Studiehandledning på distans för alla skolor',
      beskrivning: 'Bygger på försöket på Björkbackens skola.',
      orsaker: ['o-handledning'],
      rankad: true,
    },
    {
      nyckel: 'i-elevhalsa',
      av: 'margareta',
      rubrik: 'Fördela elevhälsan efter behov',
      beskrivning: 'En modell som väger in frånvaro, resultat och elevernas egna svar.',
      orsaker: ['o-elevhalsa'],
      beslut: {
        slag: 'avvaktar',
        av: 'margareta',
        datum: '11-12',
        motivering: 'Beläggen går isär. Tas upp igen när den gemensamma rutinen har varit i gång en termin.',
        omfattning: 'forvaltning',
      },
    },
  ],
}
