/** The year of systematic quality work: what happens at which level in which months. */

export type ArshjulNiva = 'enhet' | 'kontor' | 'namnd' | 'fullmaktige'
export const ARSHJUL_NIVAER: readonly ArshjulNiva[] = ['enhet', 'kontor', 'namnd', 'fullmaktige']
export const ARSHJUL_NIVA_NAMN: Record<ArshjulNiva, string> = {
  enhet: 'Enhetsnivå',
  kontor: 'Kontorsnivå',
  namnd: 'Nämndnivå',
  fullmaktige: 'Kommunfullmäktige',
}

/** Whether a post follows the läsår or the calendar year; both share one axis. */
export type ArshjulKalender = 'lasar' | 'kalenderar'

export type ArshjulMall = 'vasby' | 'degerfors' | 'egen'

/** A nämnd that beslutar does another thing than one that godkänner or is informed. */
export type Beslutstyp = 'beslutar' | 'godkanner' | 'informeras' | 'foredras-muntligt'
export const BESLUTSTYP_NAMN: Record<Beslutstyp, string> = {
  beslutar: 'Beslutar',
  godkanner: 'Godkänner',
  informeras: 'Informeras',
  'foredras-muntligt': 'Föredras muntligt',
}

export type Arshjulspost = {
  id: string
  mall: ArshjulMall
  kod: string | null
  niva: ArshjulNiva
  kalender: ArshjulKalender
  forstaManad: number
  sistaManad: number
  titel: string
  text: string
  artefakt: string | null
  beslutstyp: Beslutstyp | null
  agare: string | null
  beror: string[]
  kalla: string
}
