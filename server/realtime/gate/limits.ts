/** How much one update may hold. Honest work stays far below; what is above costs more than it can be worth. */
export type GateLimits = {
  bytes: number
  structs: number
  /** How far the update may move clocks in all, as a string's letters, a tombstone or a collected range do. */
  advance: number
  /** What Yjs may have to go through to put structs in their places (crowd.ts), and the gate to foresee it (text-order.ts). */
  steps: number
  /** How many structs Yjs may have to cut in two, where something is written into one or deleted out of it. */
  cuts: number
  /** ClientIDs that are seen for the first time. A browser draws a new one each time a page is opened. */
  newClients: number
  /** First-seen clientIDs of one person on one board, together with those of `GateContext.recentClients`. */
  clientsPerPerson: number
  /** How many times its `max` a text may become; above that only for who has no more than `max` letters in it. */
  textSlack: number
  /** What one person may have written on one board, ever, together with `GateContext.held`. */
  personStructs: number
  personClocks: number
}

/** Below what a letter may go past, so that one person cannot fill a spot until nobody else can write there. */
const PERSON_STRUCTS = 40_000
/** Letters of a thick book. */
const PERSON_CLOCKS = 1_000_000

/** For what is written while connected. */
export const LIVE: GateLimits = {
  bytes: 64 * 1024,
  structs: 5_000,
  advance: 200_000,
  steps: 50_000,
  cuts: 2_000,
  newClients: 8,
  clientsPerPerson: 200,
  textSlack: 4,
  personStructs: PERSON_STRUCTS,
  personClocks: PERSON_CLOCKS,
}

/** For SyncStep2, which carries what was written offline, in however many tabs, and every deletion ever made. */
export const RECONNECT: GateLimits = {
  bytes: 1024 * 1024,
  structs: 50_000,
  advance: 1_000_000,
  steps: 300_000,
  cuts: 10_000,
  newClients: 64,
  clientsPerPerson: 200,
  textSlack: 4,
  personStructs: PERSON_STRUCTS,
  personClocks: PERSON_CLOCKS,
}
