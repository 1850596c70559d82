/** Kolada's API v3 as a file: shares per kommun and year. Deleted values are dropped; a missing one stays missing. */
import { z } from 'zod'
import { KOLADA_INDIKATORER, KOLADA_KALLA, koladaId } from '#db/catalogue/kolada.ts'
import { UPPREPAT } from '#domain/ska/matvarde.ts'
import type { Fel, Kallinfo, LastMatvarde, Parsed } from './parsed.ts'
import { unusable } from './parsed.ts'
import { MAX_RADER } from './read-csv.ts'

const RIKET = '0000'

const file = z.object({
  values: z.array(
    z.object({
      kpi: z.string(),
      municipality: z.string().optional(),
      ou: z.string().optional(),
      period: z.number().int(),
      values: z.array(
        z.object({
          gender: z.enum(['T', 'K', 'M']),
          value: z.number().nullable(),
          status: z.string().nullish(),
          isdeleted: z.boolean().nullish(),
        }),
      ),
    }),
  ),
})
type Post = z.infer<typeof file>['values'][number]

export function parseKolada(json: unknown, { idag, kalla = KOLADA_KALLA, hamtad = idag }: Kallinfo): Parsed {
  const read = file.safeParse(json)
  if (!read.success) {
    const at = read.error.issues[0]?.path.join('.') ?? ''
    return unusable(`Filen är inte ett svar från Koladas API v3: något är fel vid «${at}».`)
  }
  const { values } = read.data
  if (values.length > MAX_RADER)
    return unusable(`Filen har fler än ${MAX_RADER.toLocaleString('sv-SE')} värden. Dela upp den.`)
  const known = new Set(KOLADA_INDIKATORER.map(({ id }) => id))
  const fel: Fel[] = []
  const varden: LastMatvarde[] = []
  for (const [at, post] of values.entries()) {
    const fault = faultOf(post, known)
    if (fault) fel.push({ rad: at + 1, text: fault })
    else varden.push(...figuresOf(post, at + 1, { kalla, hamtad }))
  }
  const upprepade = markRepeated(varden)
  const noter = [
    'Raderna räknas som värden i filen, från 1.',
    ...(upprepade > 0
      ? [
          `${upprepade} värden är samma som året före för alla frågor: kommunen deltog inte i Skolenkäten det året. De märks som upprepade och dras inte in i trender.`,
        ]
      : []),
  ]
  return { format: 'kolada', enheter: [], varden, fel, noter }
}

function faultOf({ kpi, municipality, ou, period }: Post, known: ReadonlySet<string>): string | null {
  if (ou !== undefined || municipality === undefined)
    return 'Värdet gäller en enhet i Kolada. Importen tar emot värden för kommuner och riket.'
  if (!/^\d{4}$/.test(municipality))
    return `«${municipality.slice(0, 20)}» är ingen kommunkod med fyra siffror.`
  if (!known.has(koladaId(kpi))) return `Nyckeltalet ${kpi.slice(0, 20)} finns inte i katalogen.`
  return period < 1990 || period > 2100 ? `${period} är inget år.` : null
}

function figuresOf(
  { kpi, municipality, period, values }: Post,
  rad: number,
  from: Pick<LastMatvarde, 'kalla' | 'hamtad'>,
): LastMatvarde[] {
  return values
    .filter(({ isdeleted }) => !isdeleted)
    .map(({ gender, value, status }) => ({
      ...from,
      rad,
      indikatorId: koladaId(kpi),
      enhet: null,
      objekt: municipality === RIKET ? 'riket' : 'kommun',
      objektKod: municipality!,
      period: String(period),
      kon: gender,
      varde: value,
      markor: value === null ? status || '.' : null,
      antal: null,
    }))
}

/**
 * A huvudman takes part in Skolenkäten every second year, and Kolada repeats its figures in the year between. One
 * value may stay the same by chance; all of a kommun's questions at once do not. Marks them and says how many.
 */
function markRepeated(varden: LastMatvarde[]): number {
  const questions = varden.filter(({ indikatorId, varde }) => varde !== null && isEnkat(indikatorId))
  const byRound = Map.groupBy(questions, ({ objektKod, period }) => `${objektKod} ${period}`)
  const repeated: LastMatvarde[] = []
  for (const [key, round] of byRound) {
    const [objektKod, period] = key.split(' ')
    const before = new Map(
      byRound.get(`${objektKod} ${Number(period) - 1}`)?.map((v) => [`${v.indikatorId} ${v.kon}`, v.varde]),
    )
    const pairs = round.filter((v) => before.has(`${v.indikatorId} ${v.kon}`))
    const same = pairs.every((v) => before.get(`${v.indikatorId} ${v.kon}`) === v.varde)
    if (same && pairs.length >= 3) repeated.push(...pairs)
  }
  for (const varde of repeated) varde.markor = UPPREPAT
  return repeated.length
}

/** Questions of Skolenkäten end their wording with a question mark; statistics do not. */
function isEnkat(indikatorId: string): boolean {
  return KOLADA_INDIKATORER.find(({ id }) => id === indikatorId)?.text.includes('?') ?? false
}
