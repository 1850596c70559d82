/** The demo with its two huvudmän, ten people who try to come in, and the ids of what they try it on. */
import { randomUUID } from 'node:crypto'
import { findPerson, findViewer } from '#db/queries/people.ts'
import { LINDVIK_ID, lindvikArbetslagId, lindvikEnhetId } from '#db/seed/lindvik/places.ts'
import { personId } from '#db/seed/people.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Lasar, nextLasar } from '#domain/ska/lasar.ts'
import type { Config } from '#server/config.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

/** Everybody who tries, in the order of the golden table's columns. The first three belong to nobody of Lindvik. */
export const VIEWERS = [
  'anonym',
  'utomstaende forvaltning',
  'utomstaende admin',
  'annan rektor',
  'pedagog',
  'rektor',
  'forvaltning',
  'namnd',
  'admin',
  'utan roller',
] as const
export type ViewerName = (typeof VIEWERS)[number]

const EPOST: Record<Exclude<ViewerName, 'anonym'>, string> = {
  'utomstaende forvaltning': 'forvaltning.vaxjo@demo.se',
  'utomstaende admin': 'admin@vaxjo.test',
  'annan rektor': 'rektor.annan@demo.se',
  pedagog: 'pedagog@demo.se',
  rektor: 'rektor@demo.se',
  forvaltning: 'forvaltning@demo.se',
  namnd: 'namnd@demo.se',
  admin: 'admin@demo.se',
  'utan roller': 'pedagog2@demo.se',
}

export type Ids = {
  enhet: string
  egetLag: string
  annatLag: string
  /** Boards of Strandskolan and of the huvudman. */
  enhetBoard: string
  egetLagBoard: string
  annatLagBoard: string
  huvudmanBoard: string
  insats: string
  /** Kept of Strandskolan's board. */
  version: string
  person: string
  /** An enhet of the other huvudman. */
  utomstaendeEnhet: string
  /** A board of another enhet of Lindvik, and of the other huvudman. */
  grannBoard: string
  utomstaendeBoard: string
}

export type World = {
  server: TestServer
  ids: Ids
  /** The Cookie header of a viewer; none for nobody. */
  cookie(who: ViewerName): string | undefined
  /** A new session for the viewer, for what ends the old one. */
  renew(who: ViewerName): Promise<void>
  /** A läsår that the arbetslag, or what has none, has no board for yet. */
  freshLasar(arbetslagId: string): Lasar
  viewer(who: Exclude<ViewerName, 'anonym'>): Promise<Viewer>
  close(): Promise<void>
}

export async function openWorld(config: Partial<Config> = {}): Promise<World> {
  const server = await startTestServer({ config: { demo: true, ...config } })
  const { pool } = server.database
  const cookies = new Map<ViewerName, string>()
  const latest = new Map<string, Lasar>()

  const world: World = {
    server,
    ids: {} as Ids,
    cookie: (who) => cookies.get(who),
    async renew(who) {
      if (who !== 'anonym') cookies.set(who, await server.signIn(EPOST[who]))
    },
    freshLasar(arbetslagId) {
      const lasar = nextLasar(latest.get(arbetslagId) ?? '2030/31')
      latest.set(arbetslagId, lasar)
      return lasar
    },
    async viewer(who) {
      const { rows } = await pool.query('select id from person where epost = $1', [EPOST[who]])
      return (await findViewer(server.database.db, rows[0].id))!
    },
    close: () => server.close(),
  }
  await insertOutsideAdmin()
  for (const who of VIEWERS) await world.renew(who)
  await takeRolesAway()
  world.ids = await findIds()
  return world

  async function insertOutsideAdmin(): Promise<void> {
    const id = randomUUID()
    await pool.query(
      `insert into person (id, huvudman_id, namn, epost, losenord)
        select $1, huvudman_id, 'Utomstående admin', $2, losenord from person where epost = $3`,
      [id, EPOST['utomstaende admin'], EPOST['utomstaende forvaltning']],
    )
    await pool.query(
      `insert into rolltilldelning (id, huvudman_id, person_id, roll)
        select gen_random_uuid(), huvudman_id, id, 'admin' from person where id = $1`,
      [id],
    )
  }

  /** As the administrator does it, while the person is signed in. */
  async function takeRolesAway(): Promise<void> {
    const admin = await world.viewer('admin')
    const gone = await world.viewer('utan roller')
    const { roller } = (await findPerson(server.database.db, gone.huvudmanId, gone.personId))!
    for (const { id } of roller) await server.services.personer.revokeRoll(admin, gone.personId, id)
  }

  async function findIds(): Promise<Ids> {
    const enhet = lindvikEnhetId('strand')
    const egetLag = lindvikArbetslagId('strand', 'Arbetslag 7–9')
    const annatLag = lindvikArbetslagId('strand', 'Arbetslag F–3')
    const rektor = await world.viewer('rektor')
    const forvaltning = await world.viewer('forvaltning')
    const boards = await server.services.boards.list(forvaltning)
    const boardOf = (enhetId: string | null, arbetslagId: string | null) => {
      const found = boards.find((board) => board.enhetId === enhetId && board.arbetslagId === arbetslagId)
      if (!found) throw new Error(`The demo has no board for ${enhetId} ${arbetslagId}`)
      return found.id
    }
    const started = await server.services.boards.create(rektor, {
      niva: 'arbetslag',
      enhetId: enhet,
      arbetslagId: annatLag,
      lasar: boards[0]!.lasar,
    })
    if (!started || 'refused' in started) throw new Error('The other arbetslag got no board')
    const enhetBoard = boardOf(enhet, null)
    const kept = await server.services.historik.save(rektor, enhetBoard, { slag: 'hand', namn: 'Prov' })
    if (!kept || 'refused' in kept) throw new Error('No version was kept')
    const utomstaende = await world.viewer('utomstaende forvaltning')
    const one = async (sql: string, value: string) => (await pool.query(sql, [value])).rows[0].id as string
    return {
      enhet,
      egetLag,
      annatLag,
      enhetBoard,
      egetLagBoard: boardOf(enhet, egetLag),
      annatLagBoard: started.id,
      huvudmanBoard: boardOf(null, null),
      grannBoard: boardOf(lindvikEnhetId('bjork'), null),
      insats: await one('select id from insats where board_id = $1 order by 1', enhetBoard),
      version: kept.id,
      person: personId(LINDVIK_ID, 'sofia'),
      utomstaendeEnhet: await one('select id from enhet where huvudman_id = $1', utomstaende.huvudmanId),
      utomstaendeBoard: await one('select id from board where huvudman_id = $1', utomstaende.huvudmanId),
    }
  }
}
