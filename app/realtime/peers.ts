/** Who else is here and where, as the server stamped it: a browser cannot give itself another name. */
import type { Roll } from '#domain/ska/roll.ts'

export type Peer = {
  clientId: number
  personId: string
  namn: string
  roll: Roll | null
  /** 0–7, the person's colour on every screen. */
  farg: number
  vy: string | null
  kort: string | null
  falt: string | null
}

export type Presence = { vy: string | null; kort: string | null; falt: string | null }
export const NOWHERE: Presence = { vy: null, kort: null, falt: null }
