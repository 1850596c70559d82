/** What to measure, from the command line. */
import { parseArgs } from 'node:util'
import type { ServerName } from './servers/server.ts'

export const SERVERS: readonly ServerName[] = ['ours', 'hocuspocus', 'y-websocket']

export type Options = {
  /** Names of measures, or beginnings of them; all when there is none. */
  only: string[]
  servers: ServerName[]
  rounds: number
  short: boolean
  profile: boolean
  /** A file that gets every figure as a line of JSON. */
  out: string | null
}

export const USAGE = `node tests/bench/sync/run.ts [measure …]
  --rounds N     rounds of every measure, server by server (3)
  --servers A,B  of ${SERVERS.join(', ')} (all)
  --short        one round, quick and rough
  --profile      say where the server's time goes
  --out FILE     every figure as a line of JSON`

/** Throws on what it does not know. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      servers: { type: 'string' },
      short: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const wanted = values.servers?.split(',') ?? SERVERS
  return {
    only: positionals,
    servers: SERVERS.filter((name) => wanted.includes(name)),
    rounds: Number(values.rounds ?? (values.short ? 1 : 3)),
    short: values.short,
    profile: values.profile,
    out: values.out ?? null,
  }
}
