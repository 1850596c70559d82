/**
 * The årshjul of Upplands Väsby as data: E1–E21 are the cells of the appendix, E22 and E23 what sections 5.2.1 and
 * 5.2.7 add. Texts are the document's own. What a nämnd decides or approves builds on what kontoret compiles.
 */
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'

export type ArshjulMallPost = Omit<Arshjulspost, 'id'> & { kod: string }

const RIKTLINJER =
  'Upplands Väsby, Utbildningsnämndens riktlinjer för systematiskt kvalitetsarbete, UBN/2025:27'
const BILAGA = `${RIKTLINJER}, bilaga`
const JUN_AUG = { forstaManad: 6, sistaManad: 8 }
const SEP = { forstaManad: 9, sistaManad: 9 }
const OKT = { forstaManad: 10, sistaManad: 10 }
const NOV = { forstaManad: 11, sistaManad: 11 }
const DEC_JAN = { forstaManad: 12, sistaManad: 1 }
const FEB_MAR = { forstaManad: 2, sistaManad: 3 }
const APR_MAJ = { forstaManad: 4, sistaManad: 5 }

type Given = Pick<ArshjulMallPost, 'kod' | 'titel' | 'text' | 'forstaManad' | 'sistaManad'> &
  Partial<ArshjulMallPost>

const post = (niva: Arshjulspost['niva'], agare: string, given: Given): ArshjulMallPost => ({
  mall: 'vasby',
  niva,
  agare,
  kalender: 'lasar',
  artefakt: null,
  beslutstyp: null,
  beror: [],
  kalla: BILAGA,
  ...given,
})
const enhet = (given: Given) => post('enhet', 'Rektor', given)
const kontor = (given: Given) => post('kontor', 'Utbildningskontoret', given)
const namnd = (given: Given) => post('namnd', 'Utbildningsnämnden', { kalender: 'kalenderar', ...given })

export const ARSHJUL_VASBY: readonly ArshjulMallPost[] = [
  enhet({
    kod: 'E1',
    ...JUN_AUG,
    titel: 'Kvalitetsrapport för avslutat läsår',
    text: 'Varje enhet sammanställer en kvalitetsrapport för avslutat läsår.',
    artefakt: 'Kvalitetsrapport',
  }),
  enhet({
    kod: 'E2',
    ...SEP,
    titel: 'Kvalitetsplan för innevarande läsår',
    text: 'Varje enhet skriver en kvalitetsplan för innevarande läsår.',
    artefakt: 'Kvalitetsplan',
  }),
  enhet({
    kod: 'E3',
    forstaManad: 10,
    sistaManad: 5,
    titel: 'Utvecklingsarbete enligt kvalitetsplanen',
    text: 'Utvecklingsarbete genomförs och följs upp i enlighet med enhetens kvalitetsplan.',
  }),
  enhet({
    kod: 'E4',
    forstaManad: 12,
    sistaManad: 5,
    titel: 'Nyckelpersoner involveras',
    text: 'Från och med dec/jan involveras nyckelpersoner på enhetsnivå i utvecklingsarbetet som framgår av kvalitetsplanen för kommunal regi.',
  }),
  kontor({
    kod: 'E5',
    ...JUN_AUG,
    titel: 'Resultatdialoger',
    text: 'UBK genomför resultatdialoger med enheterna med fokus på kunskapsresultat och undervisningens kvalitet.',
    artefakt: 'Resultatdialog',
  }),
  kontor({
    kod: 'E6',
    ...SEP,
    titel: 'Samlad kvalitetsrapport',
    text: 'UBK sammanställer en samlad kvalitetsrapport för avslutat läsår.',
    artefakt: 'Samlad kvalitetsrapport',
    beror: ['E1'],
  }),
  kontor({
    kod: 'E7',
    ...SEP,
    kalender: 'kalenderar',
    titel: 'Tertialrapport 2 (T2)',
    text: 'UBK sammanställer T2.',
    artefakt: 'T2',
  }),
  kontor({
    kod: 'E8',
    ...OKT,
    kalender: 'kalenderar',
    titel: 'Verksamhetsplan (VP) med budget och internkontrollplan (IKP)',
    text: 'UBK sammanställer VP med budget och IKP.',
    artefakt: 'VP med budget och IKP',
  }),
  kontor({
    kod: 'E9',
    ...NOV,
    kalender: 'kalenderar',
    titel: 'Kvalitetsplan för kommunal regi och arbetsplan',
    text: 'UBK konkretiserar nämndens VP i en kvalitetsplan för kommunal regi och en arbetsplan för de uppdrag och handlingsplaner som hanteras central på och av UBK.',
    artefakt: 'Kvalitetsplan för kommunal regi',
    beror: ['E17'],
  }),
  kontor({
    kod: 'E10',
    ...DEC_JAN,
    kalender: 'kalenderar',
    titel: 'Verksamhetsberättelse (VB)',
    text: 'UBK sammanställer VB.',
    artefakt: 'VB',
  }),
  kontor({
    kod: 'E11',
    ...DEC_JAN,
    kalender: 'kalenderar',
    titel: 'Information om kvalitetsplanen, drivers utses',
    text: 'UBK informerar verksamheterna om innehållet i kvalitetsplanen och involverar rektorer och/eller förstelärare som "drivers" i utvecklingsarbetet.',
    beror: ['E9'],
  }),
  kontor({
    kod: 'E12',
    ...FEB_MAR,
    titel: 'Kvalitetsdialoger',
    text: 'UBK genomför kvalitetsdialoger med enheterna med fokus på ett urval av områden.',
    artefakt: 'Kvalitetsdialog',
  }),
  kontor({
    kod: 'E13',
    ...FEB_MAR,
    kalender: 'kalenderar',
    titel: 'Patientsäkerhetsberättelse',
    text: 'UBK sammanställer patientsäkerhetsberättelse.',
    artefakt: 'Patientsäkerhetsberättelse',
  }),
  kontor({
    kod: 'E14',
    ...FEB_MAR,
    kalender: 'kalenderar',
    titel: 'Underlag till förutsättningar för flerårsplan (ffÅP)',
    text: 'UBK sammanställer underlag till ffÅP.',
    artefakt: 'Underlag till ffÅP',
  }),
  kontor({
    kod: 'E15',
    ...APR_MAJ,
    kalender: 'kalenderar',
    titel: 'Tertialrapport 1 (T1)',
    text: 'UBK sammanställer T1.',
    artefakt: 'T1',
  }),
  namnd({
    kod: 'E16',
    ...SEP,
    titel: 'T2 med samlad kvalitetsrapport',
    text: 'Nämnden godkänner T2 med den samlade kvalitetsrapporten som bilaga.',
    artefakt: 'T2',
    beslutstyp: 'godkanner',
    beror: ['E6', 'E7'],
  }),
  namnd({
    kod: 'E17',
    ...NOV,
    titel: 'VP med budget och IKP',
    text: 'Nämnden beslutar om VP med budget och IKP.',
    artefakt: 'VP med budget och IKP',
    beslutstyp: 'beslutar',
    beror: ['E8'],
  }),
  namnd({
    kod: 'E18',
    ...DEC_JAN,
    titel: 'Verksamhetsberättelse (VB)',
    text: 'Nämnden godkänner VB.',
    artefakt: 'VB',
    beslutstyp: 'godkanner',
    beror: ['E10'],
  }),
  namnd({
    kod: 'E19',
    ...FEB_MAR,
    titel: 'Patientsäkerhetsberättelse',
    text: 'Nämnden godkänner patientsäkerhetsberättelse.',
    artefakt: 'Patientsäkerhetsberättelse',
    beslutstyp: 'godkanner',
    beror: ['E13'],
  }),
  namnd({
    kod: 'E20',
    ...APR_MAJ,
    titel: 'Yttrande: förutsättningar för flerårsplan (ffÅP)',
    text: 'Nämnden beslutar om ffÅP.',
    artefakt: 'ffÅP',
    beslutstyp: 'beslutar',
    beror: ['E14'],
  }),
  namnd({
    kod: 'E21',
    ...APR_MAJ,
    titel: 'Tertialrapport 1 (T1)',
    text: 'Nämnden godkänner T1.',
    artefakt: 'T1',
    beslutstyp: 'godkanner',
    beror: ['E15'],
  }),
  post('fullmaktige', 'Kommunfullmäktige', {
    kod: 'E22',
    forstaManad: 6,
    sistaManad: 6,
    kalender: 'kalenderar',
    titel: 'Flerårsplan och budget',
    text: 'Kommunfullmäktige fattar beslut om flerårsplan och budget i juni varje år.',
    artefakt: 'Flerårsplan och budget',
    beslutstyp: 'beslutar',
    beror: ['E20'],
    kalla: `${RIKTLINJER}, 5.2.1`,
  }),
  namnd({
    kod: 'E23',
    ...SEP,
    kalender: 'lasar',
    titel: 'Betyg åk 9, lovskola och skolval',
    text: 'I september föredras muntligen utfall för betyg åk 9, utfall av lovskola samt utfall av skolvalet.',
    beslutstyp: 'foredras-muntligt',
    kalla: `${RIKTLINJER}, 5.2.7`,
  }),
]
