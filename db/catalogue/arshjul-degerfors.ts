/**
 * What the Degerfors plan says in words about the year: five moments and kvalitetsdialoger. Its årshjul itself is
 * a picture that the text lacks, so every post lies over the whole läsår until the huvudman fills in its months.
 */
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'
import type { ArshjulMallPost } from './arshjul-vasby.ts'

const PLAN =
  'Degerfors kommun, Huvudmannens plan för det systematiska kvalitetsarbetet inom skolväsendet, KUN 206-2025'
const ATT_FYLLA_I = { forstaManad: 7, sistaManad: 6 }

const post = (
  given: Pick<ArshjulMallPost, 'kod' | 'titel' | 'text'> & {
    avsnitt: string
    niva?: Arshjulspost['niva']
    agare?: string
  },
): ArshjulMallPost => {
  const { avsnitt, niva = 'enhet', agare = 'Rektor', ...rest } = given
  return {
    mall: 'degerfors',
    niva,
    agare,
    kalender: 'lasar',
    ...ATT_FYLLA_I,
    artefakt: null,
    beslutstyp: null,
    beror: [],
    kalla: `${PLAN}, avsnitt ${avsnitt}. Månad att fylla i: planens årshjul är en bild.`,
    ...rest,
  }
}

export const ARSHJUL_DEGERFORS: readonly ArshjulMallPost[] = [
  post({
    kod: 'M1',
    avsnitt: '3.2',
    titel: 'Följ upp utbildningen',
    text: 'Uppföljning genomförs på varje nivå i styrkedjan och inom respektive ansvarsområde.',
  }),
  post({
    kod: 'M2',
    avsnitt: '3.3',
    titel: 'Analysera och prioritera utbildningsresultatet',
    text: 'Detta innebär att identifiera vilka utbildningsresultat som kräver en djupare förståelse.',
  }),
  post({
    kod: 'M3',
    avsnitt: '3.4',
    titel: 'Analysera orsaker',
    text: 'Utifrån det underlag som har samlats in genomförs en analys som syftar till att undersöka möjliga orsaker som ligger till grund för resultatet.',
  }),
  post({
    kod: 'M4',
    avsnitt: '3.5',
    titel: 'Prioritera utvecklingsinsatser',
    text: 'Det kan handla om insatser som sker i enskilda enheter, fåtal enheter tillsammans eller förvaltningsövergripande.',
  }),
  post({
    kod: 'M5',
    avsnitt: '3.6',
    titel: 'Genomför och följ upp utvecklingsinsatser',
    text: 'Efter att ha satt upp mål, indikatorer och aktiviteter påbörjas arbetet med att genomföra de prioriterade insatserna. Uppföljning sker med regelbundenhet.',
  }),
  post({
    kod: 'M6',
    avsnitt: '6',
    niva: 'kontor',
    agare: 'Skolchef',
    titel: 'Kvalitetsdialoger',
    text: 'Vilka enheter som kommer vara med på dialogerna utses av skolchef och nämndordförande.',
  }),
]
