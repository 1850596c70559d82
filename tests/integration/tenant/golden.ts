/**
 * The golden table: what each of the ten gets at each door, written from the rules (who reads and writes what) and
 * not from the code. Every id in it is one of Lindvik's; Strandskolan's where it is about an enhet.
 *
 *     · let in   > sent on, to a page of their own   L sent to the login page
 *     1 401   2 400   3 403   4 404   5 405   9 409
 */
import type { Ids, ViewerName, World } from './world.ts'

export type Fields = Record<string, string | File>
export type Row = {
  /** As routes.ts says it: method, path, intent. Several rows may be about one door. */
  door: string
  about?: string
  path: (ids: Ids) => string
  form?: (world: World, who: ViewerName) => Fields | Promise<Fields>
  /**
   *  nobody · outside förvaltning · outside admin · another enhet's rektor ·
   *  pedagog · rektor · förvaltning · nämnd · admin · without roles
   */
  marks: string
  /** Let in, it changes nothing in the database. */
  readsOnly?: true
  /** What it does is done to the session that asks. */
  endsSession?: true
}

export const LOGIN = 'L'
export const LET_IN = '·>'
export const STATUS: Record<string, number> = { '1': 401, '2': 400, '3': 403, '4': 404, '5': 405, '9': 409 }

//                  -  uf ua ar  p  r  f  n  a  0
const EVERYBODY = ' ·  ·  ·  ·  ·  ·  ·  ·  ·  · '
const SIGNED_IN = ' L  ·  ·  ·  ·  ·  ·  ·  ·  · '
const WITH_ROLE = ' L  ·  ·  ·  ·  ·  ·  ·  ·  4 '
const API______ = ' 1  ·  ·  ·  ·  ·  ·  ·  ·  · '
const NOBODY___ = ' 4  4  4  4  4  4  4  4  4  4 '
const READ_ONLY = ' 5  5  5  5  5  5  5  5  5  5 '
const OF_ENHET_ = ' L  4  4  4  ·  ·  ·  ·  ·  4 '
const OF_LAG___ = ' L  4  4  4  ·  ·  ·  4  ·  4 '
const OF_HUVUDM = ' L  4  4  ·  ·  ·  ·  ·  ·  4 '
const DECIDES__ = ' 1  4  4  4  3  ·  3  3  ·  4 '
const PLANS____ = ' L  4  4  3  3  3  ·  3  ·  3 '
const PLANS_OWN = ' L  ·  ·  3  3  3  ·  3  ·  3 '
const MANAGES__ = ' L  4  4  4  4  4  4  4  ·  4 '
const IMPORTS__ = ' L  ·  ·  4  4  4  ·  4  ·  4 '

const post = {
  titel: 'Provpost',
  text: '',
  niva: 'enhet',
  kalender: 'lasar',
  forstaManad: '9',
  sistaManad: '10',
  artefakt: '',
  agare: '',
  beslutstyp: '',
}
const indikator = {
  delmalId: 'GR-1',
  text: 'Provindikator',
  kalla: 'Prov',
  enhet: 'procent',
  riktning: 'hogre',
}

const get = (route: string, marks: string, path: Row['path'] = () => route, about?: string): Row => ({
  door: `GET ${route}`,
  ...(about !== undefined && { about }),
  path,
  marks,
})

const beslut = (intent: string, fields: (ids: Ids) => Fields, over: Partial<Row> = {}): Row => ({
  door: `POST /tavlor/:boardId/beslut ${intent}`,
  path: ({ enhetBoard }) => `/tavlor/${enhetBoard}/beslut`,
  form: ({ ids }) => ({ intent, ...fields(ids) }),
  marks: DECIDES__,
  ...over,
})

const versions = (intent: string, form: NonNullable<Row['form']>, over: Partial<Row>): Row => ({
  door: `POST /tavlor/:boardId/versioner ${intent}`,
  path: ({ enhetBoard }) => `/tavlor/${enhetBoard}/versioner`,
  form: async (world, who) => ({ intent, ...(await form(world, who)) }),
  marks: DECIDES__,
  ...over,
})

const start = (route: string, about: string, fields: (ids: Ids) => Fields, marks: string): Row => ({
  door: `POST ${route}`,
  about,
  path: ({ enhet }) => route.replace(':enhetId', enhet),
  form: ({ ids, freshLasar }) => {
    const place = fields(ids)
    return { lasar: freshLasar(String(place.arbetslagId || 'none')), ...place }
  },
  marks,
})

const action = (route: string, intent: string, form: NonNullable<Row['form']>, over: Partial<Row>): Row => ({
  door: `POST ${route} ${intent}`,
  path: () => route.replace(':skolform', 'GR'),
  form: async (world, who) => ({ intent, ...(await form(world, who)) }),
  marks: MANAGES__,
  ...over,
})

const PAGES: Row[] = [
  get('/', ' L  >  >  >  >  >  >  >  >  > '),
  get('/login', EVERYBODY),
  get('/logout', ' >  >  >  >  >  >  >  >  >  > '),
  get('/oversikt', ' L  ·  ·  ·  >  ·  ·  ·  ·  > '),
  get('/enheter/:enhetId', OF_ENHET_, ({ enhet }) => `/enheter/${enhet}`),
  get('/tavlor', SIGNED_IN),
  get('/tavlor/:boardId/:vy?', OF_ENHET_, ({ enhetBoard }) => `/tavlor/${enhetBoard}`, 'the enhet’s'),
  get('/tavlor/:boardId/:vy?', OF_LAG___, ({ egetLagBoard }) => `/tavlor/${egetLagBoard}/orsaker`, 'own lag'),
  get('/tavlor/:boardId/:vy?', OF_LAG___, ({ annatLagBoard }) => `/tavlor/${annatLagBoard}`, 'other lag'),
  get('/tavlor/:boardId/:vy?', OF_HUVUDM, ({ huvudmanBoard }) => `/tavlor/${huvudmanBoard}`, 'huvudman’s'),
  get('/tavlor/:boardId/beslut', NOBODY___, ({ enhetBoard }) => `/tavlor/${enhetBoard}/beslut`),
  ...(['enhetBoard', 'egetLagBoard', 'annatLagBoard', 'huvudmanBoard'] as const).map((board) =>
    get(
      '/tavlor/:boardId/forfattare',
      { enhetBoard: OF_ENHET_, huvudmanBoard: OF_HUVUDM, egetLagBoard: OF_LAG___, annatLagBoard: OF_LAG___ }[
        board
      ].replace('L', '1'),
      (ids) => `/tavlor/${ids[board]}/forfattare`,
      board,
    ),
  ),
  ...(['handelser', 'versioner'] as const).flatMap((resource) => [
    get(
      `/tavlor/:boardId/${resource}`,
      OF_ENHET_.replace('L', '1'),
      ({ enhetBoard }) => `/tavlor/${enhetBoard}/${resource}`,
      'the enhet’s',
    ),
    get(
      `/tavlor/:boardId/${resource}`,
      OF_LAG___.replace('L', '1'),
      ({ annatLagBoard }) => `/tavlor/${annatLagBoard}/${resource}`,
      'other lag',
    ),
  ]),
  get(
    '/tavlor/:boardId/versioner/:versionId',
    OF_ENHET_.replace('L', '1'),
    ({ enhetBoard, version }) => `/tavlor/${enhetBoard}/versioner/${version}`,
  ),
  get(
    '/tavlor/:boardId/versioner/:versionId',
    NOBODY___.replace('4', '1'),
    ({ huvudmanBoard, version }) => `/tavlor/${huvudmanBoard}/versioner/${version}`,
    'of another board',
  ),
  get('/arshjul', WITH_ROLE),
  get('/mal', WITH_ROLE),
  get('/mal/:skolform', WITH_ROLE, () => '/mal/GR'),
  get('/import', IMPORTS__),
  get('/personer', ' L  4  ·  4  4  4  4  4  ·  4 '),
  get('/konto', SIGNED_IN),
  get('/ordlista', EVERYBODY),
  get('/tillganglighet', EVERYBODY),
  ...['boards', 'insatser', 'matvarden', 'delmal'].flatMap((resource): Row[] => [
    get(`/api/v1/${resource}`, API______),
    { door: `POST /api/v1/${resource}`, path: () => `/api/v1/${resource}`, marks: READ_ONLY },
  ]),
  get('/api/v1/openapi.json', EVERYBODY),
  { door: 'POST /api/v1/openapi.json', path: () => '/api/v1/openapi.json', marks: READ_ONLY },
  get('/*', NOBODY___, () => '/finns/inte'),
]

const BOARDS: Row[] = [
  beslut('fas', () => ({ fas: 'orsaker' })),
  beslut('fas', () => ({ fas: 'orsaker' }), {
    about: 'own lag',
    path: ({ egetLagBoard }) => `/tavlor/${egetLagBoard}/beslut`,
    marks: ' 1  4  4  4  3  ·  3  4  ·  4 ',
  }),
  beslut('fas', () => ({ fas: 'orsaker' }), {
    about: 'huvudman’s',
    path: ({ huvudmanBoard }) => `/tavlor/${huvudmanBoard}/beslut`,
    marks: ' 1  4  4  3  3  3  ·  3  ·  4 ',
  }),
  beslut('las', () => ({ las: 'folj-upp' })),
  beslut('rank', ({ insats }) => ({ insatsId: insats, before: '' })),
  beslut('decide', ({ insats }) => ({ insatsId: insats, beslut: 'avvaktar', motivering: 'Prov' })),
  beslut('omfattning', ({ insats, enhet }) => ({ insatsId: insats, omfattning: 'nagra', enheter: enhet })),
  beslut(
    'omfattning',
    ({ insats, utomstaendeEnhet }) => ({
      ...{ insatsId: insats, omfattning: 'nagra' },
      enheter: utomstaendeEnhet,
    }),
    { about: 'to another huvudman’s enhet', marks: ' 1  4  4  4  3  4  3  3  4  4 ' },
  ),

  versions('spara', () => ({ slag: 'dialog', namn: 'Inför dialogen' }), {
    marks: ' 1  4  4  4  ·  ·  ·  3  ·  4 ',
  }),
  versions('ta-bort', async (world) => ({ id: await newVersion(world, 'rektor') }), {}),
  versions('ta-bort', async (world) => ({ id: await newVersion(world, 'pedagog') }), {
    about: 'the pedagog’s own',
    marks: ' 1  4  4  4  ·  ·  3  3  ·  4 ',
  }),

  start('/enheter/:enhetId', 'the enhet’s', () => ({}), ' L  4  4  4  4  >  4  4  >  4 '),
  start(
    '/enheter/:enhetId',
    'own lag',
    ({ egetLag }) => ({ arbetslagId: egetLag }),
    ' L  4  4  4  >  >  4  4  >  4 ',
  ),
  start(
    '/enheter/:enhetId',
    'other lag',
    ({ annatLag }) => ({ arbetslagId: annatLag }),
    ' L  4  4  4  4  >  4  4  >  4 ',
  ),
  start(
    '/tavlor',
    'the enhet’s',
    ({ enhet }) => ({ niva: 'enhet', enhetId: enhet, arbetslagId: '' }),
    ' L  4  4  4  4  >  4  4  >  4 ',
  ),
  start(
    '/tavlor',
    'own lag',
    ({ enhet, egetLag }) => ({ niva: 'arbetslag', enhetId: enhet, arbetslagId: egetLag }),
    ' L  4  4  4  >  >  4  4  >  4 ',
  ),
  // Both have a huvudman's board of their own to start: never the other's.
  start(
    '/tavlor',
    'own huvudman’s',
    () => ({ niva: 'huvudman', enhetId: '', arbetslagId: '' }),
    ' L  >  >  4  4  4  >  4  >  4 ',
  ),
  start(
    '/tavlor',
    'a lag under the wrong enhet',
    ({ utomstaendeEnhet, egetLag }) => ({
      niva: 'arbetslag',
      enhetId: utomstaendeEnhet,
      arbetslagId: egetLag,
    }),
    ' L  4  4  4  4  4  4  4  4  4 ',
  ),
]

const HUVUDMAN: Row[] = [
  action('/arshjul', 'add', () => post, { marks: PLANS_OWN }),
  action('/arshjul', 'start', () => ({ mall: 'degerfors' }), { marks: PLANS_OWN }),
  action('/arshjul', 'change', async (world) => ({ ...post, id: await newPost(world) }), {
    marks: PLANS____,
  }),
  action('/arshjul', 'remove', async (world) => ({ id: await newPost(world) }), { marks: PLANS____ }),
  action('/arshjul', 'klar', async (world) => ({ id: await newPost(world), lasar: '2026/27', klar: 'ja' }), {
    marks: PLANS____,
  }),
  action('/mal', 'add', () => ({ text: 'Provmål', nr: '' }), { marks: PLANS_OWN }),
  action('/mal', 'remove', async (world) => ({ id: await newMal(world) }), { marks: PLANS____ }),
  action('/mal/:skolform', 'add', () => indikator, { marks: PLANS_OWN }),
  action('/mal/:skolform', 'add', async (world) => ({ ...indikator, ersatter: await newIndikator(world) }), {
    about: 'instead of Lindvik’s own',
    marks: PLANS____,
  }),
  action('/mal/:skolform', 'change', async (world) => ({ ...indikator, id: await newIndikator(world) }), {
    marks: PLANS____,
  }),
  action('/mal/:skolform', 'withdraw', async (world) => ({ id: await newIndikator(world) }), {
    marks: PLANS____,
  }),
  action('/import', 'preview', () => ({ fil: figures() }), { marks: IMPORTS__, readsOnly: true }),
  // The preview is förvaltningens own: to everybody else its token is no token.
  action('/import', 'confirm', async (world) => ({ token: await newToken(world) }), {
    marks: ' L  9  9  4  4  4  ·  4  9  4 ',
  }),
]

const PERSONER: Row[] = [
  action('/personer', 'add', () => ({ namn: 'Ny', epost: `ny.${unique()}@prov.test`, roll: 'namnd' }), {
    marks: ' L  4  ·  4  4  4  4  4  ·  4 ',
  }),
  action(
    '/personer',
    'add',
    ({ ids }) => ({
      ...{ namn: 'Ny', epost: `ny.${unique()}@prov.test` },
      ...{ roll: 'pedagog', enhetId: ids.enhet, arbetslagId: ids.egetLag },
    }),
    { about: 'at Strandskolan', marks: ' L  4  2  4  4  4  4  4  ·  4 ' },
  ),
  action(
    '/personer',
    'grant',
    async (world) => ({
      ...{ personId: await newPerson(world), roll: 'rektor', enhetId: world.ids.enhet },
    }),
    {},
  ),
  action(
    '/personer',
    'revoke',
    async (world) => {
      const personId = await newPerson(world)
      return { personId, rollId: await newRoll(world, personId) }
    },
    {},
  ),
  action('/personer', 'close', async (world) => ({ personId: await newPerson(world) }), {}),
  action('/personer', 'reopen', async (world) => ({ personId: await newPerson(world, true) }), {}),
  action('/personer', 'reset', async (world) => ({ personId: await newPerson(world) }), {}),
]

const SESSIONS: Row[] = [
  {
    ...{ door: 'POST /login', path: () => '/login', endsSession: true },
    form: () => ({ epost: 'namnd@demo.se', losenord: 'demo' }),
    marks: ' >  >  >  >  >  >  >  >  >  > ',
  },
  {
    ...{ door: 'POST /logout', path: () => '/logout', endsSession: true },
    marks: ' L  L  L  L  L  L  L  L  L  L ',
  },
  action('/konto', 'logga-ut-overallt', () => ({}), {
    ...{ endsSession: true, marks: ' L  L  L  L  L  L  L  L  L  L ' },
  }),
  // Demo accounts are shared; their password is nobody's to change. The outside admin is no demo account: a wrong one.
  action(
    '/konto',
    'losenord',
    () => ({ nuvarande: 'fel', nytt: 'ett långt lösenord', igen: 'ett långt lösenord' }),
    {
      marks: ' L  2  2  2  2  2  2  2  2  2 ',
    },
  ),
]

export const GOLDEN: readonly Row[] = [...PAGES, ...BOARDS, ...HUVUDMAN, ...PERSONER, ...SESSIONS]

/** The board's socket, by board. 101 is a `·`. */
export const SOCKET: Record<'enhetBoard' | 'egetLagBoard' | 'annatLagBoard' | 'huvudmanBoard', string> = {
  enhetBoard: OF_ENHET_.replace('L', '1'),
  egetLagBoard: OF_LAG___.replace('L', '1'),
  annatLagBoard: OF_LAG___.replace('L', '1'),
  huvudmanBoard: OF_HUVUDM.replace('L', '1'),
}

let count = 0
const unique = () => String(++count)

function figures(): File {
  const csv = `enhet;indikator;period;varde\nKommunen;GR-5-1;2019/20;${(++count % 90) + 1},${count}\n`
  return new File([csv], 'prov.csv', { type: 'text/csv' })
}

/** Lindvik's own, made for one attempt each: whoever may, takes it away. */
async function insert(world: World, sql: string, ...values: unknown[]): Promise<string> {
  const { rows } = await world.server.database.pool.query(sql, [
    (await world.viewer('forvaltning')).huvudmanId,
    ...values,
  ])
  return rows[0].id
}

const newPost = (world: World) =>
  insert(
    world,
    `insert into arshjulspost (id, huvudman_id, mall, niva, kalender, forsta_manad, sista_manad, titel, text, beror, kalla)
      values (gen_random_uuid(), $1, 'egen', 'enhet', 'lasar', 9, 10, 'Egen post', '', '{}', 'Prov') returning id`,
  )

const newMal = (world: World) =>
  insert(
    world,
    `insert into mal (id, huvudman_id, typ, text, kalla, ordning)
      values (gen_random_uuid()::text, $1, 'kommunalt', 'Eget mål', 'Prov', 1000) returning id`,
  )

const newIndikator = (world: World) =>
  insert(
    world,
    `insert into indikator (id, huvudman_id, delmal_id, ursprung, text, kalla, enhet, ordning)
      values (gen_random_uuid()::text, $1, 'GR-1', 'huvudman', 'Egen indikator', 'Prov', 'procent', 1000) returning id`,
  )

const newPerson = (world: World, isClosed = false) =>
  insert(
    world,
    `insert into person (id, huvudman_id, namn, epost, closed)
      values (gen_random_uuid(), $1, 'Prov', $2, case when $3 then now() end) returning id`,
    `prov.${unique()}@lindvik.test`,
    isClosed,
  )

const newRoll = (world: World, personId: string) =>
  insert(
    world,
    `insert into rolltilldelning (id, huvudman_id, person_id, roll, enhet_id)
      values (gen_random_uuid(), $1, $2, 'pedagog', $3) returning id`,
    personId,
    world.ids.enhet,
  )

async function newToken(world: World): Promise<string> {
  const file = figures()
  const preview = await world.server.services.importer.preview(await world.viewer('forvaltning'), {
    filnamn: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  })
  if ('refused' in preview || preview.token === null) throw new Error('The figures had nothing new')
  return preview.token
}

async function newVersion({ server, viewer, ids }: World, who: 'pedagog' | 'rektor'): Promise<string> {
  const kept = await server.services.historik.save(await viewer(who), ids.enhetBoard, {
    ...{ slag: 'hand', namn: `Prov ${unique()}` },
  })
  if (!kept || 'refused' in kept) throw new Error('No version was kept')
  return kept.id
}
