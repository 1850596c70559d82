/** What Strandskolan has found this läsår, with the causes that its people see. */
import type { UtfallInnehall } from '../../content.ts'

const STUDIERO: UtfallInnehall = {
  nyckel: 'studiero8',
  av: 'anna',
  kategori: 'resultat',
  rubrik: 'Studieron i årskurs 8 sjunker andra omgången i rad',
  iakttagelse:
    'Skolenkätens index har gått ned två gånger i rad och ligger nu tydligt under riket. I de öppna svaren skriver eleverna om prat, sena ankomster och att det tar lång tid innan lektionen kommer i gång. Årskurs 5 ligger stilla.',
  delmal: ['GR-2'],
  indikator: 'GR-2-4',
  undersok:
    'Sjunker medan riket ligger stilla. Lärarna beskriver samma sak i alla ämnen, så det är inte en enstaka klass.',
  grupper: [
    {
      namn: 'Lektionens början',
      av: 'anna',
      orsaker: [
        {
          nyckel: 'o-start',
          av: 'yusuf',
          text: 'Lektionerna börjar olika hos olika lärare',
          paverkan: 'vi',
          stodjer: [
            [
              'anna',
              'Kollegiala besök vecka 38: det tog mellan 2 och 11 minuter innan alla var i gång (14 lektioner).',
            ],
            ['sofia', 'Elevrådet: «Man vet aldrig om det är på riktigt än.»'],
          ],
          varfor: [
            {
              nyckel: 'o-bestamt',
              av: 'anna',
              text: 'Vi har aldrig bestämt tillsammans hur en lektion börjar och slutar',
              paverkan: 'vi',
              varfor: [
                {
                  av: 'karin',
                  text: 'Ämneslagens tid har gått till bedömning och nationella prov två år i rad',
                  paverkan: 'rektor',
                  stodjer: [['karin', 'Av årets åtta ämneslagsträffar handlade sex om bedömning.']],
                },
              ],
            },
            {
              av: 'sofia',
              text: 'Elever som behöver förutsägbarhet får olika signaler sex gånger om dagen',
              paverkan: 'vi',
            },
          ],
        },
        {
          nyckel: 'o-salsbyten',
          av: 'yusuf',
          text: 'Schemat ger fem salsbyten om dagen i årskurs 8',
          paverkan: 'rektor',
          stodjer: [['yusuf', 'Schemat: i snitt 4,8 byten om dagen i årskurs 8, mot 2,1 i årskurs 6.']],
          motsager: [['anna', 'På måndagar är det bara två byten, men lektionerna börjar lika sent då.']],
        },
      ],
    },
    {
      namn: 'Övergången från årskurs 6',
      av: 'sofia',
      orsaker: [
        {
          nyckel: 'o-overlamning',
          av: 'sofia',
          text: 'Överlämningen från årskurs 6 stannar hos mentorn',
          paverkan: 'vi',
          stodjer: [
            [
              'sofia',
              'Tre av tolv undervisande lärare i årskurs 7 kände till klassernas överenskommelser om arbetsro.',
            ],
          ],
          varfor: [
            {
              av: 'marcus',
              text: 'Överlämningen ligger i juni, innan tjänsterna i årskurs 7 är satta',
              paverkan: 'rektor',
            },
          ],
        },
      ],
    },
    {
      namn: 'Utanför klassrummet',
      av: 'anna',
      orsaker: [
        {
          nyckel: 'o-raster',
          av: 'yusuf',
          text: 'Konflikter från rasterna följer med in på lektionen',
          paverkan: 'vi',
          stodjer: [
            [
              'lena',
              'Tre veckors anteckningar från korridor B: de flesta konflikter börjar strax före lektionsstart.',
            ],
          ],
          motsager: [
            ['anna', 'Eleverna känner sig fortfarande trygga: tryggheten har sjunkit mindre än studieron.'],
          ],
        },
        {
          av: 'anna',
          text: 'Mobilerna är tillbaka i klassrummen',
          paverkan: 'vi',
          motsager: [['karin', 'Stickprov i september: mobilskåpen användes på nio av tio lektioner.']],
        },
      ],
    },
  ],
  kommentarer: [
    ['karin', 'Bra att vi håller isär vad vi vet och vad vi tror. Kan vi be elevrådet om tio minuter till?'],
    ['sofia', 'De är med på torsdag. Jag tar med frågan om hur en bra lektion börjar.'],
  ],
}

const LASNING: UtfallInnehall = {
  nyckel: 'las3',
  av: 'eva',
  kategori: 'resultat',
  rubrik: 'Färre klarar nationella proven i svenska i årskurs 3',
  iakttagelse:
    'Lägst på fem år. Det är delprovet i läsförståelse av faktatext som flest inte klarar. Skillnaden mellan pojkar och flickor har vuxit.',
  delmal: ['GR-5'],
  indikator: 'GR-5-1',
  undersok:
    'Lägst på fem år, och kartläggningen i förskoleklass pekade åt samma håll redan för tre år sedan.',
  orsaker: [
    {
      nyckel: 'o-fakta',
      av: 'eva',
      text: 'Vi undervisar mer om berättelser än om faktatexter',
      paverkan: 'vi',
      stodjer: [['eva', 'Läsloggarna i årskurs 2: fyra av fem böcker som lästs högt är skönlitteratur.']],
      varfor: [
        { av: 'eva', text: 'Läromedlet i svenska bygger på en sammanhållen berättelse', paverkan: 'rektor' },
      ],
    },
    {
      nyckel: 'o-kartlaggning',
      av: 'eva',
      text: 'Kartläggningen i förskoleklass leder sällan till ändrad undervisning',
      paverkan: 'vi',
      stodjer: [
        [
          'eva',
          'Planeringarna efter kartläggningen handlar oftare om mer tid än om ett annat sätt att undervisa.',
        ],
      ],
    },
    {
      av: 'karin',
      text: 'Två klasser hade vikarie i svenska större delen av våren',
      paverkan: 'rektor',
      motsager: [['eva', 'Klassen med ordinarie lärare hade samma mönster på faktatexten.']],
    },
  ],
}

const FRANVARO: UtfallInnehall = {
  nyckel: 'franvaro',
  av: 'sofia',
  kategori: 'resultat',
  rubrik: 'Fler elever är borta mer än 15 procent av tiden',
  iakttagelse: 'Frånvaron ökar varje år, mest i årskurs 7–9. Den anmälda frånvaron ökar mer än den oanmälda.',
  delmal: ['GR-1', 'GR-4'],
  indikator: 'LINDVIK-FRANVARO',
  undersok: 'Ökar varje år och sammanfaller med att färre når lägst E i alla ämnen i årskurs 9.',
  orsaker: [
    {
      nyckel: 'o-sent',
      av: 'sofia',
      text: 'Vi upptäcker mönstret för sent',
      paverkan: 'vi',
      stodjer: [['sofia', 'Höstens genomgång: från första signal till samtal tog det i median 31 dagar.']],
      varfor: [
        { av: 'anna', text: 'Mentorerna ser bara sina egna lektioner', paverkan: 'vi' },
        { av: 'karin', text: 'Rutinen bygger på att någon hinner titta i systemet', paverkan: 'rektor' },
      ],
    },
    {
      av: 'anna',
      text: 'Stöket på lektionerna gör att en del väljer bort dem',
      paverkan: 'vi',
      stodjer: [['sofia', 'Ljudnivån nämns i de flesta av elevhälsans samtal om frånvaro.']],
    },
    {
      av: 'yusuf',
      text: 'Bussen från Sjöbo kommer fram efter att första lektionen har börjat',
      paverkan: 'huvudman',
      stodjer: [['yusuf', 'Tidtabellen lades om i december förra året.']],
    },
  ],
}

const NOTERADE: readonly UtfallInnehall[] = [
  {
    nyckel: 'ma3',
    av: 'eva',
    kategori: 'resultat',
    rubrik: 'Matematiken i årskurs 3 vänder uppåt',
    iakttagelse:
      'Tredje året med gemensamma problemlösningslektioner. Vi vill förstå vad som hjälpte, så att läsningen kan lära av det.',
    delmal: ['GR-6'],
    indikator: 'GR-6-1',
  },
  {
    nyckel: 'stimulans5',
    av: 'marcus',
    kategori: 'undervisning',
    rubrik: 'Eleverna i årskurs 5 tycker att undervisningen är intressant',
    iakttagelse: 'Över kommunens snitt. Eleverna lyfter de ämnesövergripande veckorna.',
    delmal: ['GR-3'],
    indikator: 'GR-3-1',
  },
  {
    nyckel: 'fritids',
    av: 'lena',
    kategori: 'undervisning',
    rubrik: 'Fritidshemmet syns inte i skolans planering',
    iakttagelse:
      'Fritidshemmets personal är med på få av arbetslagens träffar. Lärmiljön i Måsen används bara på eftermiddagen.',
    delmal: ['FTH-2', 'FTH-3'],
  },
  {
    nyckel: 'behorighet',
    av: 'karin',
    kategori: 'strukturer',
    rubrik: 'Behörigheten är lägre än för fem år sedan',
    iakttagelse:
      'Svårast är matematik och teknik i 7–9 och fritidshemmet. Två lärare blir klara med sin legitimation i vår.',
    delmal: ['GR-3'],
    indikator: 'SV-BEHORIGHET',
  },
]

export const STRANDSKOLAN_UTFALL: readonly UtfallInnehall[] = [STUDIERO, LASNING, FRANVARO, ...NOTERADE]
