/** People and boards in a database, for writers to meet on. */
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/client.ts'
import { board as boardTable } from '#db/schema/index.ts'
import type { Roll } from '#domain/ska/roll.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import { createHuvudman } from '#tests/support/organisation.ts'

export type School = {
  huvudmanId: string
  /** Somebody who has signed in; the Cookie header to come with. */
  person(roll?: Roll): Promise<{ personId: string; epost: string; cookie: string }>
  board(): Promise<string>
}

export async function createSchool(db: Db): Promise<School> {
  const sessions = createSessions({ db, clock: systemClock, publicOrigin: null })
  const huvudman = await createHuvudman(db)
  const { huvudmanId } = huvudman
  const enhetId = await huvudman.enhet('Ekbackens skola')
  let boards = 0
  return {
    huvudmanId,
    async person(roll = 'pedagog') {
      const { personId, epost } = await huvudman.person(`${roll}-${randomUUID()}@prov.se`, roll, { enhetId })
      const cookie = await sessions.open({ personId, huvudmanId })
      return { personId, epost, cookie: cookie.split(';')[0]! }
    },
    async board() {
      const id = randomUUID()
      const lasar = `${2000 + boards}/${2001 + boards++}`
      await db
        .insert(boardTable)
        .values({ id, huvudmanId, enhetId, niva: 'enhet', lasar, titel: 'Provtavla' })
      return id
    },
  }
}
