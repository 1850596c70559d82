/** Forms of schooling, with the codes of Skolverket's register (FSK is ours: förskolor are not in it). */
export type SkolformKod = 'FSK' | 'FKLASS' | 'GR' | 'GRAN' | 'FTH' | 'GY' | 'VUX'

export const SKOLFORMER: readonly SkolformKod[] = ['FSK', 'FKLASS', 'GR', 'GRAN', 'FTH', 'GY', 'VUX']

export const SKOLFORM_NAMN: Record<SkolformKod, string> = {
  FSK: 'Förskola',
  FKLASS: 'Förskoleklass',
  GR: 'Grundskola',
  GRAN: 'Anpassad grundskola',
  FTH: 'Fritidshem',
  GY: 'Gymnasieskola',
  VUX: 'Kommunal vuxenutbildning',
}

export function isSkolformKod(v: unknown): v is SkolformKod {
  return SKOLFORMER.includes(v as SkolformKod)
}
