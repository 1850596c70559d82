/** What a measure is handed, and what it hands back. */
import type { Postgres } from '../postgres.ts'
import type { ServerName, SyncServer } from '../servers/server.ts'

export type Setting = {
  server: SyncServer
  postgres: Postgres
  /** From 0. */
  round: number
  /** Quick and rough: for seeing that everything runs. */
  short: boolean
  /** Also say where the server's time goes. */
  profile: boolean
  /** Says something that is no figure, for whoever watches. */
  say(words: string): void
  /** The measures' own figures of earlier rounds. */
  earlier: readonly Figure[]
}

/** Named numbers of one server in one round; what is not a number did not happen. */
export type Figure = { measure: string; server: ServerName; round: number; values: Record<string, number> }

export type Measure = {
  name: string
  /** Servers that cannot be measured this way are passed over. */
  suits(server: SyncServer): boolean
  run(setting: Setting): Promise<Record<string, number>>
}
