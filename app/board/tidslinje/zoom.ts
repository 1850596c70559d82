/** How near one looks. */
export type Zoom = 'lasar' | 'termin' | 'manad'

export const ZOOM_NAMN: Record<Zoom, string> = { lasar: 'Läsår', termin: 'Termin', manad: 'Månad' }

/** How many times wider than the window the läsår is. */
export const ZOOM_FAKTOR: Record<Zoom, number> = { lasar: 1, termin: 2, manad: 9 }

/** How much of a läsår that fills a laptop's window one letter of small text takes. */
export const CHAR_SHARE = 0.0071
