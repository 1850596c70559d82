import type { BoardInnehall } from '../../content.ts'

/** In the middle of its analysis of causes. */
export const CENTRALSKOLAN: BoardInnehall = {
  enhet: 'central',
  bakat: 0,
  fas: 'orsaker',
  las: ['folj-upp'],
  utfall: [
    {
      nyckel: 'franvaro',
      av: 'tomas',
      kategori: 'resultat',
      rubrik: 'Var femte elev är borta mer än 15 procent',
      iakttagelse:
        'Högst i kommunen och ökar varje år. Frånvaron är störst på måndagar och fredagar och högre för flickor än för pojkar.',
      delmal: ['GR-1', 'GR-4'],
      indikator: 'LINDVIK-FRANVARO',
      undersok: 'Högst i kommunen, ökar varje år, och allt annat blir svårare när eleverna inte är här.',
      grupper: [
        {
          namn: 'Tillhörighet',
          av: 'tomas',
          orsaker: [
            {
              nyckel: 'o-nya',
              av: 'nadia',
              text: 'Eleverna kommer från sex skolor och känner få i sin nya klass',
              paverkan: 'vi',
              stodjer: [
                [
                  'tomas',
                  'Enkäten i oktober: var tredje i årskurs 7 har ingen att vara med på rasten varje dag.',
                ],
              ],
              varfor: [
                {
                  av: 'oskar',
                  text: 'Klasserna görs om i sista stund när skolvalet är klart',
                  paverkan: 'huvudman',
                },
                { av: 'nadia', text: 'Första veckan handlar om böcker, skåp och scheman', paverkan: 'vi' },
              ],
            },
          ],
        },
        {
          namn: 'Rutiner',
          av: 'tomas',
          orsaker: [
            {
              av: 'oskar',
              text: 'Den som har varit borta möts av rester i stället för av ett «vad bra att du är här»',
              paverkan: 'vi',
              stodjer: [['oskar', 'Elevrådet tog upp det själva i september.']],
            },
            {
              av: 'tomas',
              text: 'Elevhälsan kopplas in när frånvaron redan är ett mönster',
              paverkan: 'rektor',
              stodjer: [['tomas', 'Ärendena i höst kom in efter i snitt sju veckor.']],
              motsager: [['helena', 'I årskurs 9 kom de flesta in inom tre veckor sedan rutinen skrevs om.']],
            },
          ],
        },
      ],
      kommentarer: [
        ['helena', 'Lägg till vad vi vet om måndagarna. Är det schemat eller helgen?'],
        ['oskar', 'Tar fram det till arbetslagsträffen.'],
      ],
    },
    {
      nyckel: 'studiero8',
      av: 'nadia',
      kategori: 'resultat',
      rubrik: 'Studieron i årskurs 8 ligger under riket',
      iakttagelse: 'Två omgångar i rad. Samma bild i Strandskolan.',
      delmal: ['GR-2'],
      indikator: 'GR-2-4',
      undersok: 'Eleverna pekar själva ut den som skäl att inte komma.',
      orsaker: [
        {
          av: 'nadia',
          text: 'Grupperna i språkvalen är stora och blandade ur fyra klasser',
          paverkan: 'rektor',
        },
        { av: 'oskar', text: 'Vi har olika regler för datorn i olika ämnen', paverkan: 'vi' },
      ],
    },
    {
      nyckel: 'behoriga9',
      av: 'helena',
      kategori: 'resultat',
      rubrik: 'Färre blir behöriga till gymnasiet',
      iakttagelse: 'Ned fem procentenheter på fyra år. Följer frånvaron år för år.',
      delmal: ['GR-1'],
      indikator: 'GR-1-3',
      undersok: 'Den yttersta följden av frånvaron.',
    },
    {
      nyckel: 'syv',
      av: 'tomas',
      kategori: 'undervisning',
      rubrik: 'Studie- och yrkesvägledningen når alla i årskurs 9 före jul',
      iakttagelse: 'Alla har haft ett samtal, mot två av tre förra året.',
      delmal: ['GR-1'],
    },
    {
      nyckel: 'elevhalsa',
      av: 'helena',
      kategori: 'strukturer',
      rubrik: 'Kuratorstjänsten har varit vakant sedan mars',
      iakttagelse: 'Vikarie två dagar i veckan. Rekrytering pågår tillsammans med Strandskolan.',
      delmal: ['GR-4'],
    },
  ],
}

export const CENTRALSKOLAN_FORRA: BoardInnehall = {
  enhet: 'central',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'trygg8',
      av: 'nadia',
      kategori: 'resultat',
      rubrik: 'Tryggheten i årskurs 8 sjunker',
      iakttagelse: 'Omklädningsrum och matsal nämns oftast.',
      delmal: ['GR-2'],
      indikator: 'GR-2-2',
      undersok: 'Ligger under kommunens snitt.',
      orsaker: [
        {
          nyckel: 'o-platser',
          av: 'nadia',
          text: 'Vuxna saknas på de platser som eleverna pekar ut',
          paverkan: 'rektor',
        },
      ],
    },
  ],
  insatser: [
    {
      nyckel: 'i-platser',
      av: 'nadia',
      rubrik: 'Vuxna där eleverna säger att det behövs',
      beskrivning: 'Rastvärdsschemat görs om tillsammans med elevrådet varje termin.',
      orsaker: ['o-platser'],
      ansvarig: 'nadia',
      beslut: { slag: 'beslutad', av: 'helena', datum: '11-05', motivering: 'Ryms i nuvarande bemanning.' },
      aktiviteter: [
        { rubrik: 'Trygghetsvandring med elevrådet', fran: '11-10', till: '11-21', ansvarig: 'nadia' },
        { rubrik: 'Nytt schema för rastvärdar', fran: '11-24', till: '12-12', ansvarig: 'helena' },
        { rubrik: 'Ny vandring och justering', fran: '04-13', till: '04-24', ansvarig: 'nadia' },
      ],
      uppfoljningar: [
        {
          av: 'nadia',
          datum: '02-05',
          lage: 'pa-vag',
          text: 'Omklädningsrummen fungerar. Matsalen är inte löst.',
        },
        {
          av: 'nadia',
          datum: '06-04',
          lage: 'risk',
          text: 'Skolenkäten vände inte. Matsalen tas om hand när lokalerna byggs om.',
          varde: 7.1,
        },
      ],
    },
  ],
}
