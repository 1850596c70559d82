/** What may be asked of each resource of /api/v1; what is not here is refused with a sentence that helps. */
import { isLasar } from '#domain/ska/lasar.ts'
import { isPeriod } from '#domain/ska/matvarde.ts'
import { SKOLFORMER } from '#domain/ska/skolform.ts'
import type { Resource } from './fields.ts'

export const DEFAULT_LIMIT = 500
export const MAX_LIMIT = 5000

export type Parameter = {
  name: string
  description: string
  schema: { type: string; enum?: readonly string[]; format?: string; pattern?: string } & Record<
    string,
    unknown
  >
  check: (value: string) => boolean
  /** What a right value looks like: "ska vara …". */
  ska: string
}

export type Fault = { kod: 'ogiltig-parameter'; parameter: string; meddelande: string }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const INSATS_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-zA-Z-]{8,64})$/i
const SHORT_ID = /^[0-9A-Za-z._-]{1,64}$/

const limit: Parameter = {
  name: 'limit',
  description: `Högst så många rader i svaret, 1–${MAX_LIMIT}.`,
  schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  check: (v) => /^\d{1,5}$/.test(v) && Number(v) >= 1 && Number(v) <= MAX_LIMIT,
  ska: `vara ett heltal från 1 till ${MAX_LIMIT}`,
}

const efter = (pattern: RegExp): Parameter => ({
  name: 'efter',
  description: 'Fortsätt efter den raden: värdet av `nasta` i förra svaret.',
  schema: { type: 'string' },
  check: (v) => pattern.test(v),
  ska: 'vara värdet av ”nasta” i förra svaret',
})

const lasar: Parameter = {
  name: 'lasar',
  description: 'Bara ett läsår.',
  schema: { type: 'string', pattern: '^20\\d\\d/\\d\\d$', examples: ['2026/27'] },
  check: isLasar,
  ska: 'skrivas som 2026/27',
}

const enhet: Parameter = {
  name: 'enhet',
  description: 'Bara en enhet, med dess id.',
  schema: { type: 'string', format: 'uuid' },
  check: (v) => UUID.test(v),
  ska: 'vara en enhets id',
}

const oneOf = (name: string, values: readonly string[], description: string): Parameter => ({
  name,
  description,
  schema: { type: 'string', enum: values },
  check: (v) => values.includes(v),
  ska: `vara något av ${values.join(', ')}`,
})

const niva = oneOf('niva', ['enhet', 'arbetslag', 'huvudman'], 'Bara tavlor på en nivå.')

export const PARAMETERS: Record<Resource, readonly Parameter[]> = {
  boards: [lasar, enhet, niva, limit, efter(UUID)],
  insatser: [lasar, enhet, niva, limit, efter(INSATS_ID)],
  matvarden: [
    enhet,
    {
      name: 'indikator',
      description: 'Bara en indikator, med dess id.',
      schema: { type: 'string' },
      check: (v) => SHORT_ID.test(v),
      ska: 'vara en indikators id',
    },
    {
      name: 'period',
      description: 'Bara en period: ett läsår (2023/24) eller ett år (2026).',
      schema: { type: 'string', examples: ['2023/24', '2026'] },
      check: isPeriod,
      ska: 'skrivas som 2023/24 eller 2026',
    },
    oneOf('kon', ['T', 'K', 'M'], 'Bara alla (T), flickor och kvinnor (K) eller pojkar och män (M).'),
    limit,
    efter(UUID),
  ],
  delmal: [
    oneOf('skolform', SKOLFORMER, 'Bara en skolform.'),
    { ...lasar, description: 'Läsåret som arbetet räknas för; innevarande läsår om det utelämnas.' },
    limit,
    efter(SHORT_ID),
  ],
}

export type Given = Readonly<Record<string, string | undefined>>

/** The checked parameters, or the first fault. A misspelt name is a fault: it must not silently mean everything. */
export function readParameters(resource: Resource, search: URLSearchParams): Given | Fault {
  const known = PARAMETERS[resource]
  for (const name of new Set(search.keys())) {
    const parameter = known.find((p) => p.name === name)
    if (!parameter) {
      const names = known.map((p) => p.name).join(', ')
      return fault(name, `Parametern ”${name.slice(0, 40)}” finns inte här. Det går att ange ${names}.`)
    }
    const values = search.getAll(name)
    if (values.length > 1) return fault(name, `Parametern ”${name}” kan bara anges en gång.`)
    if (!parameter.check(values[0]!)) return fault(name, `Parametern ”${name}” ska ${parameter.ska}.`)
  }
  return Object.fromEntries(search)
}

export function isFault(v: Given | Fault): v is Fault {
  return v.kod === 'ogiltig-parameter'
}

export function readSida({ limit, efter }: Given): { limit: number; efter: string | null } {
  return { limit: limit === undefined ? DEFAULT_LIMIT : Number(limit), efter: efter ?? null }
}

/** The two halves of an insats's id. */
export function readInsatsId(id: string): { boardId: string; insatsId: string } {
  const [, boardId, insatsId] = INSATS_ID.exec(id) ?? []
  if (!boardId || !insatsId) throw new RangeError('Not the id of an insats')
  return { boardId, insatsId }
}

function fault(parameter: string, meddelande: string): Fault {
  return { kod: 'ogiltig-parameter', parameter, meddelande }
}
