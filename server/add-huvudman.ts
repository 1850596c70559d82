/**
 * The first account of a new installation, by hand while the server is stopped:
 *
 *   npm run add-huvudman -- "Lindviks kommun" "Anna Admin" anna@lindvik.se "Strandskolan: FKLASS GR FTH" "Alens förskola: FSK"
 *
 * Adds the huvudman, its enheter with their skolformer, and an administrator whose one-time password is printed
 * once. People and roles are then added on the page Personer.
 */
import { randomUUID } from 'node:crypto'
import { connect } from '#db/client.ts'
import { insertEnheter, insertHuvudman } from '#db/queries/huvudman.ts'
import { insertPerson, insertRoll } from '#db/queries/people.ts'
import { isSkolformKod, SKOLFORMER, type SkolformKod } from '#domain/ska/skolform.ts'
import { oneTimePassword } from './auth/one-time-password.ts'
import { hashPassword } from './auth/password.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { createLog } from './log.ts'
import { StartFault } from './start-fault.ts'

try {
  await addHuvudman(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof StartFault ? `\n${error.message}\n` : error)
  process.exitCode = 1
}

async function addHuvudman([namn, adminNamn, epost, ...rest]: string[]): Promise<void> {
  if (!namn || !adminNamn || !epost?.includes('@')) {
    throw new StartFault(
      'Skriv huvudmannens namn, administratörens namn och e-postadress, och sedan enheterna.',
    )
  }
  const enheter = rest.map(readEnhet)
  const config = readConfig()
  const database = await openDatabase({ config, log: createLog('error'), onGivenUp: () => {} })
  const { db, pool } = connect(database.url)
  try {
    const losenord = oneTimePassword()
    const hash = await hashPassword(losenord)
    const huvudmanId = randomUUID()
    const personId = randomUUID()
    const address = epost.toLowerCase()
    await db.transaction(async (tx) => {
      if (!(await insertHuvudman(tx, { id: huvudmanId, namn }))) throw new StartFault(`${namn} finns redan.`)
      await insertEnheter(
        tx,
        enheter.map((enhet, ordning) => ({ ...enhet, id: randomUUID(), huvudmanId, ordning })),
      )
      const person = { id: personId, huvudmanId, namn: adminNamn, epost: address, losenord: hash }
      if (!(await insertPerson(tx, person))) throw new StartFault(`Det finns redan ett konto för ${address}.`)
      await insertRoll(tx, {
        id: randomUUID(),
        huvudmanId,
        personId,
        roll: 'admin',
        enhetId: null,
        arbetslagId: null,
      })
    })
    console.log(
      `\n  ${namn} är tillagd med ${enheter.length} enheter.\n  Logga in som ${address} med ${losenord}\n`,
    )
  } finally {
    await pool.end()
    await database.close()
  }
}

/** `Strandskolan: FKLASS GR` */
function readEnhet(text: string): { namn: string; skolformer: SkolformKod[] } {
  const [namn = '', koder = ''] = text.split(':').map((part) => part.trim())
  const skolformer = koder.split(/[\s,]+/).filter((kod) => kod !== '')
  if (namn === '' || skolformer.length === 0 || !skolformer.every(isSkolformKod)) {
    throw new StartFault(
      `«${text}» ska se ut som "Strandskolan: FKLASS GR". Skolformerna är ${SKOLFORMER.join(', ')}.`,
    )
  }
  return { namn, skolformer: skolformer as SkolformKod[] }
}
