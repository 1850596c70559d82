/** How much one update may hold. Honest work stays far below; what is above costs more than it can be worth. */
export type GateLimits = {
  bytes: number
  structs: number
  /** How far the update may move clocks in all, as a string's letters, a tombstone or a collected range do. */
  advance: number
  /** What Yjs may have to go through to put structs in their places; see crowd.ts. */
  steps: number
  /** How many structs Yjs may have to cut in two, where something is written into one or deleted out of it. */
  cuts: number
  /** ClientIDs that are seen for the first time. A browser draws a new one each time a page is opened. */
  newClients: number
  /** First-seen clientIDs of one person on one board, together with those of `GateContext.recentClients`. */
  clientsPerPerson: number
  /**
   * How many times its `max` a text may become when several people filled it apart from each other: each of
   * them stayed within `max`, so none of them may be refused.
   */
  textSlack: number
}

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
}
