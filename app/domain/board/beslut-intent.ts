/** What a person with the right to decide asks the server to write into the server-owned root. */
import type { Moment } from '#domain/ska/moment.ts'
import type { Beslutslag, Omfattning } from './beslut.ts'

export type BeslutIntent =
  /** Put an insats in front of another, or last among the ranked. */
  | { intent: 'rank'; insatsId: string; before: string | null }
  | { intent: 'decide'; insatsId: string; beslut: Beslutslag; motivering: string }
  | { intent: 'omfattning'; insatsId: string; omfattning: Omfattning; enheter: string[] }
  | { intent: 'fas'; fas: Moment }
  | { intent: 'las'; las: Moment[] }
