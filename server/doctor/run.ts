/** One visit: find the database, look, say, leave. */
import { connect } from '#db/client.ts'
import { isServed, raiseEpochs } from '#db/queries/doctor.ts'
import type { Config } from '#server/config.ts'
import { StartFault } from '#server/start-fault.ts'
import { examine } from './examine.ts'
import { openPatient } from './open-patient.ts'
import { asJson, asText, remaining } from './report.ts'

/** 0 whole, 1 faults that are left, 2 it could not be looked at. */
export type Outcome = 0 | 1 | 2

const FLAGS = ['--repair', '--json', '--restored']
const USAGE = `Doktorn kan: npm run doctor
             npm run doctor -- --repair     rättar det som görs ur journalen: SQL-rader och beslutens kopior
             npm run doctor -- --restored   efter en återläst säkerhetskopia, med servern stoppad
             npm run doctor -- --json       för skript`

export type Visit = {
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'requireDurable'>
  print(text: string): void
}

/** Throws a StartFault when the operator can help, and whatever else went wrong as it is. */
export async function visit(args: readonly string[], { config, print }: Visit): Promise<Outcome> {
  const unknown = args.filter((arg) => !FLAGS.includes(arg))
  if (unknown.length > 0) throw new StartFault(`${unknown.join(' ')} är inget som doktorn kan.\n\n${USAGE}`)
  const found = await openPatient(config)
  const { db, pool } = connect(found.url, { name: 'kvalitetstavlan doctor', max: 2 })
  try {
    if (args.includes('--restored')) {
      if (await isServed(pool)) throw new StartFault(STILL_SERVED)
      print(restoredText(await raiseEpochs(db)))
    }
    const repair = args.includes('--repair')
    const examination = await examine({ db, pool }, { repair, requireDurable: config.requireDurable })
    print(args.includes('--json') ? asJson(examination) : asText(examination))
    return remaining(examination).length === 0 ? 0 : 1
  } finally {
    await pool.end()
    await found.close()
  }
}

const STILL_SERVED =
  'Servern är igång på den här databasen. Stoppa den först: den håller tavlor öppna från före återläsningen.'

function restoredText(boards: number): string {
  return `${boards} tavlor har fått en ny epok. En webbläsare som har en tavla från före återläsningen blandar inte in den i
den återlästa: den börjar om från servern, och det som bara fanns i webbläsaren visas som räddningskopia.
`
}
