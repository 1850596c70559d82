import type { BoardInnehall } from '../../content.ts'

/** Choosing insatser. */
export const GYMNASIET: BoardInnehall = {
  enhet: 'gy',
  bakat: 0,
  fas: 'insatser',
  las: ['folj-upp', 'resultat'],
  utfall: [
    {
      nyckel: 'examen',
      av: 'katarina',
      kategori: 'resultat',
      rubrik: 'En av tre har ingen examen efter tre år',
      iakttagelse:
        'Genomströmningen har sjunkit fyra år i rad. På yrkesprogrammen är det oftast matematik 1a och gymnasiearbetet som fattas, på de högskoleförberedande enstaka kurser i årskurs 2.',
      delmal: ['GY-1'],
      indikator: 'GY-1-1',
      undersok: 'Sjunker varje år och är det resultat som betyder mest för eleven.',
      grupper: [
        {
          namn: 'Början på utbildningen',
          av: 'mikael',
          orsaker: [
            {
              nyckel: 'o-ma1a',
              av: 'mikael',
              text: 'Matematik 1a läses färdigt första läsåret, innan eleverna ser vad den ska användas till',
              paverkan: 'rektor',
              stodjer: [
                ['mikael', 'Tre av fyra F i matematik 1a sätts i årskurs 1.'],
                ['katarina', 'På bygg, där matematiken lagts ihop med ritteknik, är F hälften så vanligt.'],
              ],
              varfor: [
                {
                  av: 'mikael',
                  text: 'Karaktärsämnenas lärare och matematiklärarna planerar inte ihop',
                  paverkan: 'vi',
                },
              ],
            },
            {
              nyckel: 'o-felval',
              av: 'katarina',
              text: 'Var sjätte elev byter program det första året',
              paverkan: 'huvudman',
              stodjer: [['anders', 'Antagningsstatistiken tre år bakåt.']],
              motsager: [['katarina', 'De som byter före höstlovet klarar sig lika bra som andra.']],
            },
          ],
        },
        {
          namn: 'Vägen till slutet',
          av: 'katarina',
          orsaker: [
            {
              nyckel: 'o-overblick',
              av: 'katarina',
              text: 'Ingen har hela bilden av en elevs kurser före årskurs 3',
              paverkan: 'vi',
              stodjer: [
                [
                  'katarina',
                  'Genomgången i maj: var fjärde elev i årskurs 2 saknade minst ett betyg, och hälften av mentorerna visste inte om det.',
                ],
              ],
            },
          ],
        },
      ],
      kommentarer: [
        ['anders', 'Kan vi se yrkesprogram och högskoleförberedande var för sig till kvalitetsdialogen?'],
      ],
    },
    {
      nyckel: 'im',
      av: 'mikael',
      kategori: 'resultat',
      rubrik: 'En av tre på introduktionsprogram går vidare inom två år',
      iakttagelse: 'Lägre än för fem år sedan. Fler kommer sent under sin skoltid i Sverige.',
      delmal: ['GY-1', 'GY-2'],
      indikator: 'LINDVIK-AVSLUT-IM',
      undersok: 'Liten grupp, stora följder. Ingen annan i kommunen tar vid.',
      orsaker: [
        {
          nyckel: 'o-im',
          av: 'mikael',
          text: 'Studieplanen görs i augusti och läses i juni',
          paverkan: 'vi',
        },
        { av: 'katarina', text: 'Vägen vidare är otydlig för den som fyller 19', paverkan: 'huvudman' },
      ],
    },
    {
      nyckel: 'stimulans',
      av: 'katarina',
      kategori: 'undervisning',
      rubrik: 'Eleverna i år 2 tycker att undervisningen blivit mindre intressant',
      iakttagelse: 'Nedåt två omgångar, medan lärarna själva svarar som förut.',
      delmal: ['GY-4'],
      indikator: 'GY-4-1',
      undersok: 'Glappet mellan lärares och elevers svar har växt.',
      orsaker: [
        {
          av: 'katarina',
          text: 'Eleverna är sällan med och väljer innehåll eller form',
          paverkan: 'vi',
          nyckel: 'o-inflytande',
        },
      ],
    },
    {
      nyckel: 'trygg',
      av: 'anders',
      kategori: 'resultat',
      rubrik: 'Tryggheten är god',
      iakttagelse: 'Något under riket. Cafeterian byggs om i vår.',
      delmal: ['GY-3'],
      indikator: 'GY-3-1',
    },
  ],
  insatser: [
    {
      nyckel: 'i-overblick',
      av: 'katarina',
      rubrik: 'Hela bilden tre gånger om året',
      beskrivning:
        'I oktober, januari och april går programlag, studie- och yrkesvägledare och specialpedagog igenom alla elevers kurser. Den som saknar betyg får en plan samma vecka.',
      mal: 'Ingen elev går in i årskurs 3 med en lucka som ingen känner till.',
      orsaker: ['o-overblick'],
      malbild: { indikator: 'GY-1-1', malvarde: 74, till: '06-10' },
      ansvarig: 'katarina',
      beslut: {
        slag: 'beslutad',
        av: 'anders',
        datum: '11-06',
        motivering: 'Kan börja nu och hjälper elever redan i vår.',
      },
      aktiviteter: [
        { rubrik: 'Ta fram en gemensam lista', fran: '11-09', till: '11-27', ansvarig: 'katarina' },
        { rubrik: 'Första genomgången, årskurs 2', fran: '11-30', till: '12-11', ansvarig: 'mikael' },
        { rubrik: 'Andra genomgången, alla årskurser', fran: '01-25', till: '02-05', ansvarig: 'katarina' },
        { rubrik: 'Tredje genomgången', fran: '04-12', till: '04-23', ansvarig: 'katarina' },
      ],
    },
    {
      nyckel: 'i-ma1a',
      av: 'mikael',
      rubrik: 'Matematik 1a tillsammans med yrkesämnena',
      beskrivning: 'Kursen läggs över två år och planeras ihop med karaktärsämnena, med bygg som förebild.',
      orsaker: ['o-ma1a'],
      ansvarig: 'mikael',
      rankad: true,
      malbild: { indikator: 'GY-1-1', malvarde: 74, till: '06-10' },
    },
    {
      nyckel: 'i-im',
      av: 'mikael',
      rubrik: 'Studieplanen som ett levande samtal',
      beskrivning:
        'Mentor och elev öppnar planen varje månad. Vuxenutbildningen är med från det att eleven fyller 18.',
      orsaker: ['o-im'],
      rankad: true,
    },
    {
      nyckel: 'i-val',
      av: 'katarina',
      orsaker: ['o-felval'],
      rubrik: 'Prova på-dagar för årskurs 9',
      beskrivning: 'Två dagar på två program i november, tillsammans med Centralskolan och Strandskolan.',
      beslut: {
        slag: 'avvaktar',
        av: 'anders',
        datum: '11-10',
        motivering: 'Behöver beslutas av flera enheter. Jag lyfter frågan till förvaltningen.',
      },
    },
    {
      nyckel: 'i-inflytande',
      av: 'katarina',
      orsaker: ['o-inflytande'],
      rubrik: 'Elever och lärare utvärderar en kurs tillsammans',
      beskrivning:
        'Halvvägs in i kursen, med två frågor: vad lär du dig av, och vad skulle vi göra annorlunda?',
    },
  ],
}

export const GYMNASIET_FORRA: BoardInnehall = {
  enhet: 'gy',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'stod',
      av: 'katarina',
      kategori: 'undervisning',
      rubrik: 'Eleverna i år 2 får inte det stöd de behöver i tid',
      iakttagelse: 'Indexet sjunker. Eleverna vet inte vem man frågar.',
      delmal: ['GY-5'],
      indikator: 'GY-5-1',
      undersok: 'Hänger ihop med att enstaka kurser blir liggande.',
      orsaker: [
        {
          nyckel: 'o-vem',
          av: 'katarina',
          text: 'Stödet finns, men ligger på olika tider och platser',
          paverkan: 'rektor',
        },
      ],
    },
  ],
  insatser: [
    {
      nyckel: 'i-studion',
      av: 'katarina',
      rubrik: 'Studion: en plats för allt stöd',
      beskrivning: 'Öppet fyra eftermiddagar i veckan i biblioteket, med ämneslärare och specialpedagog.',
      orsaker: ['o-vem'],
      ansvarig: 'katarina',
      beslut: { slag: 'beslutad', av: 'anders', datum: '10-09', motivering: 'Samma resurs, bättre använd.' },
      aktiviteter: [
        { rubrik: 'Bemanning och lokal', fran: '10-12', till: '10-30', ansvarig: 'anders' },
        { rubrik: 'Öppet fyra eftermiddagar', fran: '11-02', till: '06-04', ansvarig: 'katarina' },
      ],
      uppfoljningar: [
        {
          av: 'katarina',
          datum: '01-29',
          lage: 'pa-vag',
          text: 'Fyrtio besök i veckan. Få från yrkesprogrammen.',
        },
        {
          av: 'katarina',
          datum: '06-03',
          lage: 'risk',
          text: 'Studion är välbesökt, men når inte dem som saknar mest. Det tar vi med oss.',
          varde: 6.3,
        },
      ],
    },
  ],
}
