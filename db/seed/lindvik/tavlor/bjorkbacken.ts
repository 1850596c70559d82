import type { BoardInnehall } from '../../content.ts'

/** In the last moment: a school that has worked with reading for two years and begins to see it. */
export const BJORKBACKEN: BoardInnehall = {
  enhet: 'bjork',
  bakat: 0,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat'],
  utfall: [
    {
      nyckel: 'las3',
      av: 'maria',
      kategori: 'resultat',
      rubrik: 'Läsförståelsen i årskurs 3 har vänt, men är långt ifrån målet',
      iakttagelse:
        'Första uppgången på fem år. Avkodningen är god. Det är ordförrådet och att läsa mellan raderna som är svårt, både för elever med svenska som första och som andra språk.',
      delmal: ['GR-5'],
      indikator: 'GR-5-1',
      undersok: 'Fyra av tio klarar fortfarande inte alla delprov, och det är vårt viktigaste mål.',
      grupper: [
        {
          namn: 'Undervisningen',
          av: 'maria',
          orsaker: [
            {
              nyckel: 'o-ord',
              av: 'maria',
              text: 'Vi undervisar om ord när de dyker upp, inte i förväg',
              paverkan: 'vi',
              stodjer: [
                [
                  'maria',
                  'Inspelade lektioner i september: ord förklaras i förbifarten i 9 av 11 lektioner.',
                ],
                ['petter', 'Studiehandledarna får veta veckans ord först samma dag.'],
              ],
              varfor: [
                {
                  av: 'petter',
                  text: 'Språkmål saknas i planeringen av so, no och matematik',
                  paverkan: 'vi',
                  nyckel: 'o-sprakmal',
                },
              ],
            },
            {
              nyckel: 'o-text',
              av: 'maria',
              text: 'Eleverna läser för lite sammanhängande text',
              paverkan: 'vi',
              motsager: [['petter', 'Lästiden har ökat till 25 minuter om dagen sedan i våras.']],
            },
          ],
        },
        {
          namn: 'Samverkan',
          av: 'ida',
          orsaker: [
            {
              nyckel: 'o-fritids',
              av: 'ida',
              text: 'Fritids och skola arbetar inte med samma ord och teman',
              paverkan: 'rektor',
              stodjer: [['ida', 'Inget gemensamt planeringspass finns i schemat.']],
            },
            {
              nyckel: 'o-handledning',
              av: 'petter',
              text: 'Studiehandledningen täcker tre av sju språk',
              paverkan: 'huvudman',
              stodjer: [['petter', 'Två utannonserade tjänster är obesatta sedan i våras.']],
            },
          ],
        },
      ],
    },
    {
      nyckel: 'studiero5',
      av: 'petter',
      kategori: 'resultat',
      rubrik: 'Studieron i årskurs 5 förbättras två omgångar i rad',
      iakttagelse: 'Nära riket för första gången. Eleverna nämner platsbyten och tydliga arbetspass.',
      delmal: ['GR-2'],
      indikator: 'GR-2-3',
    },
    {
      nyckel: 'fritidshem',
      av: 'ida',
      kategori: 'resultat',
      rubrik: 'Vårdnadshavare ser inte vad barnen lär sig på fritids',
      iakttagelse:
        'Svagt sjunkande två gånger i rad. I samtal är nöjdheten stor; det är innehållet som inte syns.',
      delmal: ['FTH-2', 'FTH-3'],
      indikator: 'FTH-2-2',
      undersok: 'Lätt att påverka och viktigt för tilliten.',
      orsaker: [
        { nyckel: 'o-syns', av: 'ida', text: 'Vi berättar om dagen, inte om lärandet', paverkan: 'vi' },
      ],
    },
    {
      nyckel: 'behorighet',
      av: 'jonas',
      kategori: 'strukturer',
      rubrik: 'Behörigheten stiger igen',
      iakttagelse: 'Två lärare i svenska som andraspråk anställda i augusti.',
      delmal: ['GR-3'],
      indikator: 'SV-BEHORIGHET',
    },
  ],
  insatser: [
    {
      nyckel: 'i-ord',
      av: 'maria',
      rubrik: 'Veckans ord i alla ämnen',
      beskrivning:
        'Arbetslaget väljer på torsdagen åtta ord som bär nästa veckas innehåll. Orden undervisas på måndagen i alla ämnen, översätts av studiehandledarna och används på fritids.',
      mal: 'Eleverna förstår och använder skolans ord, också i texter som de läser själva.',
      orsaker: ['o-ord', 'o-sprakmal'],
      malbild: { indikator: 'GR-5-1', malvarde: 65, till: '06-10' },
      ansvarig: 'maria',
      beslut: {
        slag: 'beslutad',
        av: 'jonas',
        datum: '09-18',
        motivering:
          'Bygger vidare på läslyftet, har stark koppling till orsaken och ryms i torsdagarnas planering.',
      },
      aktiviteter: [
        { rubrik: 'Ordlistor för höstens teman', fran: '09-21', till: '10-02', ansvarig: 'maria' },
        { rubrik: 'Start i årskurs 1–3', fran: '10-05', till: '10-30', ansvarig: 'maria' },
        { rubrik: 'Start i årskurs 4–6', fran: '10-26', till: '11-27', ansvarig: 'petter' },
        { rubrik: 'Ordprov före och efter varje tema', fran: '10-12', till: '05-28', ansvarig: 'maria' },
      ],
      uppfoljningar: [
        {
          av: 'maria',
          datum: '10-14',
          lage: 'pa-vag',
          text: 'Alla klasser i F–3 är i gång. Barnen letar själva efter orden.',
        },
        {
          av: 'petter',
          datum: '11-11',
          lage: 'pa-vag',
          text: 'Årskurs 4 och 5 har börjat. Ordprovet visar störst ökning för dem som kunde minst.',
        },
      ],
      kommentarer: [
        ['jonas', 'Fint att ordproven finns redan nu. Ta med dem till kvalitetsdialogen i februari.'],
      ],
    },
    {
      nyckel: 'i-fritids',
      av: 'ida',
      rubrik: 'Skola och fritids planerar tema tillsammans',
      beskrivning:
        'Ett gemensamt planeringspass varannan vecka. Fritids tar veckans ord vidare i lek, skapande och utevistelse.',
      mal: 'Barnen möter samma tema hela dagen, på olika sätt.',
      orsaker: ['o-fritids', 'o-syns'],
      malbild: { indikator: 'FTH-2-2', malvarde: 7, till: '05-31' },
      ansvarig: 'ida',
      beslut: {
        slag: 'beslutad',
        av: 'jonas',
        datum: '09-18',
        motivering: 'Kostar ett planeringspass och löser två orsaker på en gång.',
      },
      aktiviteter: [
        { rubrik: 'Planeringspass i schemat', fran: '09-21', till: '09-30', ansvarig: 'jonas' },
        { rubrik: 'Temavecka: rymden', fran: '11-02', till: '11-06', ansvarig: 'ida' },
        { rubrik: 'Utställning för vårdnadshavare', fran: '12-07', till: '12-16', ansvarig: 'ida' },
      ],
      uppfoljningar: [
        {
          av: 'ida',
          datum: '11-09',
          lage: 'pa-vag',
          text: 'Rymdveckan blev en succé. Nästa tema planeras nu.',
        },
      ],
    },
    {
      nyckel: 'i-handledning',
      av: 'petter',
      rubrik: 'Studiehandledning på distans i fyra språk',
      beskrivning:
        'Tillsammans med Språk- och mottagningsenheten prövar vi handledning på distans där tjänster är obesatta.',
      orsaker: ['o-handledning'],
      ansvarig: 'aida',
      beslut: {
        slag: 'beslutad',
        av: 'jonas',
        datum: '10-02',
        motivering: 'Vi råder inte över rekryteringen, men kan pröva en annan form.',
        omfattning: 'nagra',
        enheter: ['bjork', 'sprak', 'strand'],
      },
      aktiviteter: [
        { rubrik: 'Teknik och rum på plats', fran: '10-05', till: '10-23', ansvarig: 'petter' },
        { rubrik: 'Första provperioden', fran: '11-02', till: '11-19', ansvarig: 'aida', status: 'pagaende' },
        { rubrik: 'Utvärdering med eleverna', fran: '12-07', till: '12-11', ansvarig: 'aida' },
      ],
      uppfoljningar: [
        {
          av: 'petter',
          datum: '11-17',
          lage: 'risk',
          text: 'Tre av fyra språk är i gång. I det fjärde faller uppkopplingen; vi behöver ett annat rum.',
        },
      ],
    },
    {
      nyckel: 'i-bocker',
      av: 'petter',
      rubrik: 'Boklådor byts varje månad',
      beskrivning: 'Skolbiblioteket packar lådor efter klassernas teman, med böcker på fem språk.',
      orsaker: ['o-text'],
      ansvarig: 'petter',
      beslut: {
        slag: 'beslutad',
        av: 'jonas',
        datum: '09-18',
        motivering: 'Liten insats som lästiden behöver.',
      },
      aktiviteter: [
        { rubrik: 'Första lådorna ute', fran: '09-21', till: '10-09', ansvarig: 'petter' },
        { rubrik: 'Rutin för bytet', fran: '10-12', till: '10-30', ansvarig: 'petter' },
      ],
      uppfoljningar: [
        {
          av: 'petter',
          datum: '11-06',
          lage: 'klar',
          text: 'Bytet sköts av elever i årskurs 5. Utlåningen har ökat med en tredjedel.',
        },
      ],
    },
  ],
}

export const BJORKBACKEN_FORRA: BoardInnehall = {
  enhet: 'bjork',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'las3',
      av: 'maria',
      kategori: 'resultat',
      rubrik: 'Läsningen i årskurs 3 sjunker tredje året i rad',
      iakttagelse: 'Drygt hälften klarar alla delprov. Kartläggningarna i årskurs 1 och 2 ser likadana ut.',
      delmal: ['GR-5'],
      indikator: 'GR-5-1',
      undersok: 'Det största avståndet till målet av alla våra resultat.',
      orsaker: [
        {
          nyckel: 'o-lasning',
          av: 'maria',
          text: 'Läsundervisningen slutar när eleverna kan avkoda',
          paverkan: 'vi',
          stodjer: [
            ['maria', 'Kursplanens lässtrategier undervisas i årskurs 4, men sällan i årskurs 2 och 3.'],
          ],
        },
        { nyckel: 'o-tid', av: 'petter', text: 'Dagen har ingen fast tid för läsning', paverkan: 'rektor' },
      ],
    },
    {
      nyckel: 'ma3',
      av: 'maria',
      kategori: 'resultat',
      rubrik: 'Matematiken i årskurs 3 står stilla',
      iakttagelse: 'Textuppgifterna är svårast, vilket hänger ihop med läsningen.',
      delmal: ['GR-6'],
      indikator: 'GR-6-1',
    },
  ],
  insatser: [
    {
      nyckel: 'i-strategier',
      av: 'maria',
      rubrik: 'Lässtrategier från årskurs 1',
      beskrivning:
        'Förstelärarna modellerar en strategi i månaden i alla klasser. Lärarna prövar och träffas var fjärde vecka.',
      orsaker: ['o-lasning'],
      malbild: { indikator: 'GR-5-1', malvarde: 60, till: '06-10' },
      ansvarig: 'maria',
      beslut: {
        slag: 'beslutad',
        av: 'jonas',
        datum: '09-25',
        motivering: 'Stark orsak och väl prövad metod.',
      },
      aktiviteter: [
        { rubrik: 'Åtta strategier, åtta månader', fran: '10-01', till: '05-29', ansvarig: 'maria' },
        { rubrik: 'Kollegiala samtal var fjärde vecka', fran: '10-15', till: '05-29', ansvarig: 'maria' },
      ],
      uppfoljningar: [
        {
          av: 'maria',
          datum: '12-03',
          lage: 'pa-vag',
          text: 'Eleverna förutspår och sammanfattar. Att ställa egna frågor är svårast.',
        },
        {
          av: 'maria',
          datum: '06-08',
          lage: 'klar',
          text: 'Första uppgången på fem år. Ordförrådet är nästa hinder; det blir nästa läsårs insats.',
          varde: 58,
        },
      ],
    },
    {
      nyckel: 'i-lastid',
      av: 'petter',
      rubrik: 'Tjugofem minuters läsning varje dag',
      beskrivning: 'Fast tid efter förmiddagsrasten, alla läser, också de vuxna.',
      orsaker: ['o-tid'],
      ansvarig: 'petter',
      beslut: { slag: 'beslutad', av: 'jonas', datum: '09-25', motivering: 'Ryms i schemat från höstlovet.' },
      aktiviteter: [
        { rubrik: 'Nytt schema efter höstlovet', fran: '10-12', till: '11-06', ansvarig: 'jonas' },
        { rubrik: 'Boklådor med skolbiblioteket', fran: '10-19', till: '11-20', ansvarig: 'petter' },
      ],
      uppfoljningar: [
        { av: 'petter', datum: '02-11', lage: 'pa-vag', text: 'Lästiden hålls i 9 av 11 klasser.' },
        { av: 'petter', datum: '06-08', lage: 'klar', text: 'Lästiden är en vana i hela skolan.' },
      ],
    },
  ],
}
