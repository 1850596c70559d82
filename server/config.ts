/** The one reader of the environment: one schema, and every fault at once, in words that tell what to do. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { DEFAULT_LIMITS, type Limits } from './realtime/limits.ts'
import { StartFault } from './start-fault.ts'

// React chooses between its two builds as it is loaded, and half of each does not run: this module comes first.
process.env.NODE_ENV ??= process.argv.includes('--dev') ? 'development' : 'production'

export type Config = {
  /** 0 takes a free port. */
  port: number
  host: string
  dataDir: string
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null
  /** Connects several nodes; null on one machine. */
  redisUrl: string | null
  /** The origin that browsers know, such as `https://ska.kommun.se`; null: localhost at the port. */
  publicOrigin: string | null
  /** Fills an empty database with the demo huvudman and opens its accounts on the login page. */
  demo: boolean
  /** How many reverse proxies stand in front; their entries in X-Forwarded-For are believed, no others. */
  trustedProxies: number
  logLevel: LogLevel
  /** Not ready on a database that may lose what it has acknowledged. False only in tests. */
  requireDurable: boolean
  /** What one socket, one person and one board may take. */
  limits: Limits
  /** Whoever knows it may read `/metrics` from elsewhere; null: only from the machine itself. */
  metricsToken: string | null
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What is wrong with the environment; the message lists every fault. */
export class ConfigError extends StartFault {}

/** Reads and checks the environment. Throws one ConfigError that names every fault. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  // `PORT= npm start` means: not set.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new ConfigError(`Inställningarna går inte att använda:\n${faults.join('\n')}`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, PUBLIC_URL, DEMO, TRUSTED_PROXIES, LOG_LEVEL } =
    parsed.data
  const publicOrigin = PUBLIC_URL ? new URL(PUBLIC_URL).origin : null
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    redisUrl: REDIS_URL ?? null,
    publicOrigin,
    demo: DEMO ?? DATABASE_URL === undefined,
    // Somebody has to end TLS, and it is not this process.
    trustedProxies: TRUSTED_PROXIES ?? (publicOrigin?.startsWith('https:') ? 1 : 0),
    logLevel: LOG_LEVEL ?? (DATABASE_URL === undefined ? 'warn' : 'info'),
    requireDurable: true,
    limits: {
      frameBytes: parsed.data.LIMIT_FRAME_BYTES,
      connectionsPerBoard: parsed.data.LIMIT_CONNECTIONS_PER_BOARD,
      connectionsPerPersonAndBoard: parsed.data.LIMIT_CONNECTIONS_PER_PERSON,
    },
    metricsToken: parsed.data.METRICS_TOKEN ?? null,
  }
}

/** The environment for a program that we start, with `more` in it. */
export function childEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

const environment = z.object({
  PORT: wholeNumber(0, 65_535, 'ska vara ett portnummer mellan 0 och 65535').default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'ska vara en adress att lyssna på, till exempel 127.0.0.1 eller 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'ska se ut som postgresql://användare:lösenord@värd:5432/databas',
  ).optional(),
  REDIS_URL: address(['redis:', 'rediss:'], 'ska se ut som redis://värd:6379').optional(),
  PUBLIC_URL: address(['http:', 'https:'], 'ska se ut som https://ska.kommun.se')
    .refine((url) => isOrigin(url), 'ska bara vara adressens början, utan sökväg: https://ska.kommun.se')
    .optional(),
  DEMO: z
    .enum(['1', '0', 'true', 'false', 'on', 'off'], 'ska vara 1 (på) eller 0 (av)')
    .transform((value) => ['1', 'true', 'on'].includes(value))
    .optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10, 'ska vara antalet omvända proxyservrar framför, 0 till 10').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `ska vara något av ${LOG_LEVELS.join(', ')}`).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{24,}$/,
      'ska vara minst 24 tecken utan mellanslag, till exempel från openssl rand -hex 24',
    )
    .optional(),
  LIMIT_CONNECTIONS_PER_BOARD: wholeNumber(
    10,
    10_000,
    'ska vara hur många flikar som får ha samma tavla öppen, 10 till 10000',
  ).default(DEFAULT_LIMITS.connectionsPerBoard),
  LIMIT_CONNECTIONS_PER_PERSON: wholeNumber(
    2,
    1_000,
    'ska vara hur många flikar en person får ha öppna på samma tavla, 2 till 1000',
  ).default(DEFAULT_LIMITS.connectionsPerPersonAndBoard),
  // A day offline may come back in one frame of a mebibyte: the gate says no to more, and must get to say it.
  LIMIT_FRAME_BYTES: wholeNumber(
    2 ** 21,
    2 ** 26,
    'ska vara hur många byte ett meddelande på tavlans uttag får ha, 2097152 till 67108864',
  ).default(DEFAULT_LIMITS.frameBytes),
})

function wholeNumber(min: number, max: number, fault: string) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, fault)
    .transform(Number)
}

function address(protocols: string[], fault: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), fault)
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return true // said already
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && !search && !hash && !username
}
