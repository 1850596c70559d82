import type { BoardInnehall } from '../../content.ts'
import { STRANDSKOLAN_UTFALL } from './strandskolan-utfall.ts'

/** The demo rektor's board: choosing and deciding insatser, with the first ones under way. */
export const STRANDSKOLAN: BoardInnehall = {
  enhet: 'strand',
  bakat: 0,
  fas: 'insatser',
  utfall: STRANDSKOLAN_UTFALL,
  insatser: [
    {
      nyckel: 'i-start',
      av: 'anna',
      rubrik: 'Samma lektionsstart i hela 7–9',
      beskrivning:
        'Alla lektioner börjar på samma sätt: eleverna möts i dörren, målet och första uppgiften står på tavlan och arbetet är i gång inom två minuter. Vi tränar på det i arbetslaget, besöker varandra och frågar eleverna varannan vecka.',
      mal: 'Eleverna i årskurs 8 upplever att de får arbeta i lugn och ro från lektionens början till dess slut.',
      orsaker: ['o-start', 'o-bestamt'],
      malbild: { indikator: 'GR-2-4', malvarde: 5.5, till: '05-31' },
      ansvarig: 'anna',
      beslut: {
        slag: 'beslutad',
        av: 'karin',
        datum: '10-20',
        motivering:
          'Orsaken har starkt stöd i våra egna besök och ligger i våra egna händer. Ämneslagens tid går till detta till och med sportlovet.',
      },
      aktiviteter: [
        { rubrik: 'Skriv vår lektionsstart på en sida', fran: '10-21', till: '11-04', ansvarig: 'anna' },
        { rubrik: 'Två veckors träning i årskurs 8', fran: '11-09', till: '11-20', ansvarig: 'yusuf' },
        { rubrik: 'Kollegiala besök, två lektioner var', fran: '11-16', till: '12-11', ansvarig: 'sofia' },
        {
          rubrik: 'Pulsfråga till årskurs 8 varannan vecka',
          fran: '11-09',
          till: '05-21',
          ansvarig: 'yusuf',
        },
        { rubrik: 'Samma start i årskurs 7 och 9', fran: '01-11', till: '02-12', ansvarig: 'anna' },
      ],
      uppfoljningar: [
        {
          av: 'yusuf',
          datum: '11-18',
          lage: 'pa-vag',
          text: 'De flesta lektioner är i gång inom två minuter. Eleverna säger att det är tydligare. Idrott och slöjd behöver en egen variant.',
        },
        {
          av: 'anna',
          datum: '02-10',
          lage: 'pa-vag',
          text: 'Årskurs 7 och 9 är med. Pulsfrågan har stigit från 3,1 till 3,8 av 5 sedan november.',
        },
      ],
      kommentarer: [
        [
          'margareta',
          'Centralskolan arbetar med samma fråga. Skulle ni kunna berätta på rektorsmötet i december?',
        ],
      ],
    },
    {
      nyckel: 'i-narvaro',
      av: 'sofia',
      rubrik: 'Tio minuter om närvaro varje måndag',
      beskrivning:
        'Varje arbetslag går igenom veckans frånvaro tillsammans, med elevhälsan i rummet. Den som har bäst kontakt ringer hem inom två dagar.',
      mal: 'Ingen elev är borta i mer än en vecka utan att en vuxen på skolan har pratat med hemmet.',
      orsaker: ['o-sent'],
      malbild: { indikator: 'LINDVIK-FRANVARO', malvarde: 12, till: '06-10' },
      ansvarig: 'sofia',
      beslut: {
        slag: 'beslutad',
        av: 'karin',
        datum: '10-27',
        motivering: 'Tidig upptäckt är det vi råder över. Busstiderna tar jag med skolchefen.',
      },
      aktiviteter: [
        { rubrik: 'Lista ur frånvarosystemet varje måndag', fran: '10-28', till: '11-06', ansvarig: 'sofia' },
        {
          rubrik: 'Rutin på en sida, känd av alla',
          fran: '10-28',
          till: '11-13',
          ansvarig: 'karin',
          status: 'pagaende',
        },
        { rubrik: 'Genomgång i varje arbetslag', fran: '11-09', till: '06-04', ansvarig: 'anna' },
      ],
      uppfoljningar: [
        {
          av: 'sofia',
          datum: '11-16',
          lage: 'risk',
          text: 'Listan fungerar. Rutinen är inte klar och alla mentorer har inte fått tiden i schemat.',
        },
      ],
    },
    {
      nyckel: 'i-fakta',
      av: 'eva',
      rubrik: 'Faktatexter varje dag i årskurs 1–3',
      beskrivning:
        'En kort faktatext om dagen, läst tillsammans: förutspå, läs, reda ut ord, sammanfatta. Fritidshemmet läser vidare om samma ämne på eftermiddagen.',
      mal: 'Eleverna i årskurs 3 läser och förstår faktatexter på egen hand.',
      orsaker: ['o-fakta'],
      malbild: { indikator: 'GR-5-1', malvarde: 80, till: '06-10' },
      ansvarig: 'eva',
      rankad: true,
      aktiviteter: [
        {
          rubrik: 'Välj texter till vårterminen med skolbiblioteket',
          fran: '12-01',
          till: '12-18',
          ansvarig: 'eva',
        },
        { rubrik: 'Starta i årskurs 2 och följ med loggbok', fran: '01-11', till: '03-26', ansvarig: 'eva' },
      ],
    },
    {
      nyckel: 'i-schema',
      av: 'yusuf',
      orsaker: ['o-salsbyten'],
      rubrik: 'Färre salsbyten i årskurs 8',
      beskrivning: 'Lägg årskurs 8 i två hemsalar och låt lärarna byta sal i stället.',
      beslut: {
        slag: 'avvaktar',
        av: 'karin',
        datum: '11-03',
        motivering:
          'Beläggen pekar åt olika håll. Vi prövar lektionsstarten först och tar upp schemat inför hösten.',
      },
    },
    {
      nyckel: 'i-vakter',
      av: 'anna',
      orsaker: ['o-raster'],
      rubrik: 'Fler rastvakter i korridor B',
      beskrivning: 'Två vuxna till i korridoren, tio minuter före varje lektion.',
      beslut: {
        slag: 'avslagen',
        av: 'karin',
        datum: '11-03',
        motivering:
          'Vi har inte personal till det och tryggheten är god. Elevstödjarna är i korridoren vid lektionsstart i stället.',
      },
    },
    {
      nyckel: 'i-overlamning',
      av: 'marcus',
      orsaker: ['o-overlamning'],
      rubrik: 'Överlämning från årskurs 6 till alla som ska undervisa',
      beskrivning:
        'En halv dag i augusti när tjänsterna är satta, med det som fungerar för klassen på en sida.',
    },
  ],
}
