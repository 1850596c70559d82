import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { arbetslag, enhet, huvudman } from '#db/schema/organisation.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { lasarOf } from '#domain/ska/lasar.ts'
import { importInto } from './import-into.ts'
import type { DemoPerson } from './lindvik/personer.ts'
import { insertPeople } from './people.ts'
import { seedId } from './seed-id.ts'
import type { SeedBoard } from './store-board.ts'
import { storeBoard } from './store-board.ts'

export const VAXJO_ID = seedId('vaxjo')
export const VAXJO = {
  namn: 'Växjö kommun (öppna data)',
  kommunkod: '0780',
  beskrivning:
    'Verkliga skolor med publicerade resultat ur öppna data. Kommunen och skolorna har inget med demonstrationen att göra; kontona är påhittade och tavlorna är tomma.',
}

const BRAAS = 'braasskola'
const ARBETSLAG = 'Demoarbetslag'

const KONTON: readonly DemoPerson[] = [
  {
    nyckel: 'rektor',
    namn: 'Demorektor Braås',
    konto: 'rektor.braas',
    roller: [{ roll: 'rektor', enhet: BRAAS }],
  },
  {
    nyckel: 'pedagog',
    namn: 'Demopedagog Braås',
    konto: 'pedagog.braas',
    roller: [{ roll: 'pedagog', enhet: BRAAS, arbetslag: ARBETSLAG }],
  },
  {
    nyckel: 'pedagog2',
    namn: 'Demopedagog två Braås',
    konto: 'pedagog2.braas',
    roller: [{ roll: 'pedagog', enhet: BRAAS, arbetslag: ARBETSLAG }],
  },
  {
    nyckel: 'forvaltning',
    namn: 'Demoförvaltning Växjö',
    konto: 'forvaltning.vaxjo',
    roller: [{ roll: 'forvaltning' }],
  },
]

/** The second huvudman: real schools with published figures, and nothing invented about them. */
export async function seedVaxjo(
  tx: Tx,
  { now, losenord }: { now: Date; losenord: string },
): Promise<SeedBoard[]> {
  const huvudmanId = VAXJO_ID
  const idag = todayInSweden(now)
  await tx.insert(huvudman).values({ id: huvudmanId, ...VAXJO })
  const into = { huvudmanId, huvudmanNamn: VAXJO.namn, idag }
  await importInto(tx, into, 'vaxjo-grundskolor.csv')
  await importInto(tx, into, 'kolada-data.json')
  await importInto(tx, into, 'skolenkaten-riket-index.csv')

  const [braas] = await tx
    .select({ id: enhet.id, namn: enhet.namn })
    .from(enhet)
    .where(eq(enhet.kallId, BRAAS))
  if (!braas) throw new Error('Braås skola is not in the file')
  const arbetslagId = seedId(huvudmanId, 'arbetslag')
  await tx.insert(arbetslag).values({ id: arbetslagId, huvudmanId, enhetId: braas.id, namn: ARBETSLAG })
  await insertPeople(tx, {
    huvudmanId,
    people: KONTON,
    losenord,
    domain: 'vaxjo.example',
    enhetId: () => braas.id,
    arbetslagId: () => arbetslagId,
  })
  const board: SeedBoard = {
    ref: {
      id: seedId(huvudmanId, 'board', BRAAS),
      huvudmanId,
      enhetId: braas.id,
      arbetslagId: null,
      niva: 'enhet',
      lasar: lasarOf(idag),
    },
    titel: braas.namn,
    written: null,
  }
  await storeBoard(tx, board)
  return [board]
}
