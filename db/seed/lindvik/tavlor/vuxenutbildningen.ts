import type { BoardInnehall } from '../../content.ts'

/** Analysing causes. */
export const VUXENUTBILDNINGEN: BoardInnehall = {
  enhet: 'vux',
  bakat: 0,
  fas: 'orsaker',
  utfall: [
    {
      nyckel: 'godkand',
      av: 'gunilla',
      kategori: 'resultat',
      rubrik: 'Färre kursdeltagare slutför med godkänt betyg',
      iakttagelse:
        'Sex procentenheter lägre än för fem år sedan. Avbrotten ökar mest i kurser på gymnasial nivå på distans.',
      delmal: ['VUX-1'],
      indikator: 'VUX-1-1',
      undersok: 'Avbrotten kostar deltagarna mest: många hinner förbruka sin rätt till studiestöd.',
      grupper: [
        {
          namn: 'Före kursstart',
          av: 'gunilla',
          orsaker: [
            {
              av: 'gunilla',
              text: 'Deltagarna läser fler poäng än de har tid till',
              paverkan: 'vi',
              stodjer: [
                ['gunilla', 'De flesta som avbröt i våras läste på heltid och arbetade mer än halvtid.'],
              ],
              varfor: [
                {
                  av: 'susanne',
                  text: 'Vägledningssamtalet är tio minuter långt i augusti',
                  paverkan: 'rektor',
                },
              ],
            },
            {
              av: 'reza',
              text: 'Studieplanen skrivs på svenska som deltagaren ännu inte läser',
              paverkan: 'vi',
              stodjer: [
                ['reza', 'Prov med tolkad studieplan i två grupper: alla kunde berätta om sitt nästa steg.'],
              ],
            },
          ],
        },
        {
          namn: 'Under kursen',
          av: 'reza',
          orsaker: [
            {
              av: 'gunilla',
              text: 'Ingen hör av sig när en distansdeltagare tystnar',
              paverkan: 'vi',
              stodjer: [['gunilla', 'Loggarna: tre av fyra avbrott föregås av två veckor utan inloggning.']],
            },
            {
              av: 'reza',
              text: 'Sfi och praktik krockar i schemat',
              paverkan: 'rektor',
              motsager: [['reza', 'Kvällsgruppen, som inte har krocken, har lika många avbrott.']],
            },
          ],
        },
      ],
    },
    {
      nyckel: 'trygghet',
      av: 'reza',
      kategori: 'resultat',
      rubrik: 'Deltagarna på sfi känner sig trygga och lär känna varandra',
      iakttagelse: 'Fokusgrupper i september, på fyra språk. Fikat på onsdagar nämns av nästan alla.',
      delmal: ['VUX-2'],
    },
    {
      nyckel: 'lokaler',
      av: 'susanne',
      kategori: 'strukturer',
      rubrik: 'Två verksamheter i samma korridor',
      iakttagelse:
        'Gymnasiets introduktionsprogram och sfi delar salar. Bokningen fungerar, pauserna krockar.',
      delmal: ['VUX-2'],
    },
  ],
}

export const VUXENUTBILDNINGEN_FORRA: BoardInnehall = {
  enhet: 'vux',
  bakat: 1,
  fas: 'genomfor',
  las: ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor'],
  utfall: [
    {
      nyckel: 'anpassning',
      av: 'reza',
      kategori: 'undervisning',
      rubrik: 'Extra anpassningar på sfi är okända för nästa lärare',
      iakttagelse: 'Vid kursbyte börjar deltagaren om. Både lärare och deltagare beskriver det.',
      delmal: ['VUX-4'],
      undersok: 'Lätt att ändra och har betydelse för alla.',
      orsaker: [
        { nyckel: 'o-byte', av: 'reza', text: 'Det finns ingen överlämning vid kursbyte', paverkan: 'vi' },
      ],
    },
  ],
  insatser: [
    {
      nyckel: 'i-byte',
      av: 'reza',
      rubrik: 'En sida följer med deltagaren',
      beskrivning: 'Det som hjälper skrivs av lärare och deltagare tillsammans, i fem rader.',
      orsaker: ['o-byte'],
      ansvarig: 'reza',
      beslut: { slag: 'beslutad', av: 'susanne', datum: '10-16', motivering: 'Litet arbete, stor skillnad.' },
      aktiviteter: [
        { rubrik: 'Enas om de fem raderna', fran: '10-19', till: '11-06', ansvarig: 'reza' },
        { rubrik: 'Prova vid kursbytena i januari och mars', fran: '01-11', till: '03-26', ansvarig: 'reza' },
      ],
      uppfoljningar: [
        { av: 'reza', datum: '02-02', lage: 'pa-vag', text: 'Används i sex av åtta grupper.' },
        {
          av: 'reza',
          datum: '05-27',
          lage: 'klar',
          text: 'Alla grupper. Deltagarna säger att de slipper börja om.',
        },
      ],
    },
  ],
}
