/** Ids of Lindvik, its enheter and their arbetslag. */
import { seedId } from '../seed-id.ts'

export const LINDVIK_ID = seedId('lindvik')

export const lindvikEnhetId = (nyckel: string) => seedId(LINDVIK_ID, 'enhet', nyckel)

export const lindvikArbetslagId = (enhet: string, namn: string) =>
  seedId(LINDVIK_ID, 'arbetslag', enhet, namn)
