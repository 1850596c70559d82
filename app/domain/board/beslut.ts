/**
 * The server-owned part of the board: what rektor has ordered and decided, the phase and the locks.
 * Keys of the root `beslut`: `fas`, `las`, and `insats:<insatsId>`.
 */
import type { Moment } from '#domain/ska/moment.ts'

export type Beslutslag = 'forslag' | 'beslutad' | 'avvaktar' | 'avslagen'
export const BESLUTSLAG: readonly Beslutslag[] = ['forslag', 'beslutad', 'avvaktar', 'avslagen']
export const BESLUTSLAG_NAMN: Record<Beslutslag, string> = {
  forslag: 'Förslag',
  beslutad: 'Beslutad',
  avvaktar: 'Avvaktar',
  avslagen: 'Avslagen',
}

export type Omfattning = 'enskild' | 'nagra' | 'forvaltning'
export const OMFATTNINGAR: readonly Omfattning[] = ['enskild', 'nagra', 'forvaltning']
export const OMFATTNING_NAMN: Record<Omfattning, string> = {
  enskild: 'Enskild enhet',
  nagra: 'Några enheter',
  forvaltning: 'Hela förvaltningen',
}

/** What has been decided about one insats. `order: null` means not yet ranked; it then follows the ranked ones. */
export type InsatsBeslut = {
  order: string | null
  beslut: Beslutslag
  motivering: string
  omfattning: Omfattning
  /** Ids of the enheter when `omfattning` is `nagra`. */
  enheter: string[]
  /** Name and civil date of the latest decision; null before the first. */
  av: string | null
  datum: string | null
}

export const NO_BESLUT: InsatsBeslut = {
  order: null,
  beslut: 'forslag',
  motivering: '',
  omfattning: 'enskild',
  enheter: [],
  av: null,
  datum: null,
}

/** `las` lists the moments whose cards nobody may change any more. */
export type BeslutRoot = { fas: Moment; las: Moment[]; insatser: Record<string, InsatsBeslut> }

export const insatsKey = (insatsId: string) => `insats:${insatsId}`
