import type { Tx } from '#db/client.ts'
import { upsertMatvarden } from '#db/queries/matvarden.ts'
import { arbetslag, enhet, huvudman, indikator, mal } from '#db/schema/index.ts'
import { type CivilDatum, todayInSweden } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarOf, previousLasar, yearOfMonth } from '#domain/ska/lasar.ts'
import { importInto } from '../import-into.ts'
import { insertPeople, personId } from '../people.ts'
import { type SeedBoard, storeBoard } from '../store-board.ts'
import { insertArshjul } from './arshjul.ts'
import { lindvikBoards } from './boards.ts'
import { ENHETER, LINDVIK } from './huvudman.ts'
import { EGNA_INDIKATORER, KOMMUNALA_MAL } from './mal.ts'
import { lindvikMatvarden } from './matvarden.ts'
import { PERSONER } from './personer.ts'
import { LINDVIK_ID, lindvikArbetslagId, lindvikEnhetId } from './places.ts'

/** The invented huvudman with everything on it, in one transaction. Returns its boards, to be projected. */
export async function seedLindvik(
  tx: Tx,
  { now, losenord }: { now: Date; losenord: string },
): Promise<SeedBoard[]> {
  const huvudmanId = LINDVIK_ID
  const today = todayInSweden(now)
  const lasar = lasarOf(today)
  await tx.insert(huvudman).values({ id: huvudmanId, ...LINDVIK })
  await insertEnheter(tx, huvudmanId)
  await insertPeople(tx, {
    huvudmanId,
    people: PERSONER,
    losenord,
    domain: 'lindvik.example',
    enhetId: lindvikEnhetId,
    arbetslagId: lindvikArbetslagId,
  })
  await tx.insert(mal).values(KOMMUNALA_MAL.map((row) => ({ ...row, huvudmanId })))
  await tx.insert(indikator).values(EGNA_INDIKATORER.map((row) => ({ ...row, huvudmanId })))
  await insertArshjul(tx, {
    huvudmanId,
    today,
    lasar,
    forra: previousLasar(lasar),
    personId: personId(huvudmanId, 'peter'),
  })
  const matvarden = figures(lasar, today)
  await upsertMatvarden(tx, huvudmanId, matvarden)
  await importInto(tx, { huvudmanId, huvudmanNamn: LINDVIK.namn, idag: today }, 'skolenkaten-riket-index.csv')
  const boards = lindvikBoards({ huvudmanId, lasar, today, matvarden })
  for (const board of boards) await storeBoard(tx, board)
  return boards
}

/** The figures as they stand at the start of this läsår. */
function figures(lasar: Lasar, today: CivilDatum) {
  return lindvikMatvarden(lindvikEnhetId, yearOfMonth(lasar, 8), today)
}

async function insertEnheter(tx: Tx, huvudmanId: string): Promise<void> {
  await tx.insert(enhet).values(
    ENHETER.map(({ nyckel, arbetslag: _, ...given }, ordning) => ({
      ...given,
      id: lindvikEnhetId(nyckel),
      huvudmanId,
      ordning,
    })),
  )
  await tx.insert(arbetslag).values(
    ENHETER.flatMap(({ nyckel, arbetslag: teams }) =>
      teams.map((namn) => ({
        id: lindvikArbetslagId(nyckel, namn),
        huvudmanId,
        enhetId: lindvikEnhetId(nyckel),
        namn,
      })),
    ),
  )
}
