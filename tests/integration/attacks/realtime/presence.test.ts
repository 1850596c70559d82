/** Who says to be somebody else, or more than anybody. The others see the truth, and whoever is honest is seen. */
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { presenceFrame, type ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { lastSeen, openScene, type Role, type Scene, type Site, SOON } from './scene.ts'

let scene: Scene
let site: Site

beforeAll(async () => {
  scene = await openScene()
  site = scene.sites.enhet
})
afterAll(() => scene?.rig.close())

type Forgery = {
  name: string
  as: Role
  frames(me: ScriptedClient): Uint8Array[]
}

const entry = (clientId: number, json: string, clock = 1) => presenceFrame([{ clientId, clock, json }])
const state = (vy: string, more: object = {}) => JSON.stringify({ vy, ...more })
const annas = () => site.anna.doc.clientID
const lie = 'genomfor'

const FORGERIES: Forgery[] = [
  {
    name: 'a pedagog moves a colleague to another place',
    as: 'pedagog',
    frames: () => [entry(annas(), state(lie))],
  },
  {
    name: 'nämnden takes a colleague off the board',
    as: 'namnd',
    frames: () => [entry(annas(), 'null', 2 ** 40)],
  },
  {
    name: 'a rektor freezes a colleague with a clock that nobody reaches',
    as: 'rektor',
    frames: () => [entry(annas(), state(lie), Number.MAX_SAFE_INTEGER)],
  },
  {
    name: 'a pedagog speaks for a colleague behind an entry of her own',
    as: 'pedagog',
    frames: (me) => [
      entry(me.doc.clientID, state('resultat')),
      presenceFrame([
        { clientId: me.doc.clientID, clock: 2, json: state('resultat') },
        { clientId: annas(), clock: 2 ** 30, json: state(lie) },
      ]),
    ],
  },
  {
    name: 'an admin takes every colleague’s place in one frame',
    as: 'admin',
    frames: () => [
      presenceFrame(
        [site.anna, site.bo].map(({ doc }) => ({ clientId: doc.clientID, clock: 9, json: state(lie) })),
      ),
    ],
  },
  {
    name: 'ten thousand people come at once, and nobody is there',
    as: 'pedagog',
    frames: () => [
      presenceFrame(
        Array.from({ length: 10_000 }, (_, n) => ({ clientId: 1_000_000 + n, clock: 1, json: state(lie) })),
      ),
    ],
  },
  {
    name: 'one tab is a thousand people one after the other',
    as: 'forvaltning',
    frames: () => Array.from({ length: 1_000 }, (_, n) => entry(2_000_000 + n, state(lie))).slice(1),
  },
  {
    name: 'what is said is no JSON',
    as: 'pedagog',
    frames: () => ['{"vy":', '[1,2]', '"vy"', 'NaN', '{"vy":"\\u0000"}x'].map((json) => entry(annas(), json)),
  },
  {
    name: 'an entry is larger than a megabyte',
    as: 'namnd',
    frames: () => [entry(annas(), state('x'.repeat(1_200_000)))],
  },
  {
    name: 'a frame says that it holds more than it does',
    as: 'pedagog',
    frames: () => [
      bodyOf((encoder) => encoding.writeVarUint(encoder, 4_000_000_000)),
      bodyOf((encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, annas())
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, 2 ** 31)
      }),
    ],
  },
  {
    name: 'two thousand cursors a moment',
    as: 'rektor',
    frames: (me) =>
      Array.from({ length: 2_000 }, (_, n) =>
        entry(me.doc.clientID, state('resultat', { markor: { x: n, y: n } }), n),
      ),
  },
  {
    name: 'everybody is asked for, two thousand times',
    as: 'namnd',
    frames: () => Array<Uint8Array>(2_000).fill(Uint8Array.of(3)),
  },
]

test.each(FORGERIES)('[P1] [P2] $name', async ({ as, frames }) => {
  const { rig, who } = scene
  const { anna, bo } = site
  const truth = [lastSeen(anna, bo), lastSeen(bo, anna)]
  const from = bo.presence.length
  const mallory = await rig.join(who[as], site.boardId)
  for (const frame of frames(mallory)) mallory.sendRaw(frame)
  // What was sent before this has been read when this is answered.
  mallory.writeStep2(Uint8Array.of(0, 0))
  await mallory.allSaved()
  // The positive twin: the same person, saying the truth about herself, is seen under her own name.
  const friend = await rig.join(who[as], site.boardId)
  friend.say({ vy: 'orsaker' })
  await expect
    .poll(() => lastSeen(bo, friend), SOON)
    .toMatchObject({ vy: 'orsaker', user: { personId: who[as].personId } })
  expect([lastSeen(anna, bo), lastSeen(bo, anna)]).toEqual(truth)
  const heard = bo.presence.slice(from)
  const liars = heard.filter(
    ({ clientId, state }) => clientId === annas() || (state?.vy === lie && !isOwn(state, who[as].personId)),
  )
  expect(liars).toEqual([])
  expect(new Set(heard.map(({ clientId }) => clientId)).size).toBeLessThan(5)
  expect(Buffer.byteLength(JSON.stringify(heard))).toBeLessThan(200_000)
  for (const client of [mallory, friend]) client.cut()
  await expect.poll(() => lastSeen(bo, friend), SOON).toBeNull()
  await site.workOn()
  // And the colleague can still move.
  for (const vy of ['resultat', 'orsaker']) {
    anna.say({ vy, kort: null })
    await expect
      .poll(() => lastSeen(bo, anna), SOON)
      .toMatchObject({ vy, user: { personId: who.anna.personId } })
  }
})

test.each([
  ['name', { user: { namn: 'Skolchefen' } }],
  ['person', { user: { personId: 'nobody' } }],
  ['role', { user: { roll: 'admin' }, roll: 'admin' }],
  ['prototype', JSON.parse('{"__proto__":{"namn":"Rektor"},"constructor":{"prototype":{"namn":"Rektor"}}}')],
])('[P2] nobody gives themselves another %s', async (_what, claimed) => {
  const { rig, who } = scene
  const mallory = await rig.join(who.pedagog, site.boardId)
  mallory.say({ vy: 'resultat', ...claimed }, { json: JSON.stringify({ vy: 'resultat', ...claimed }) })
  await expect
    .poll(() => lastSeen(site.bo, mallory), SOON)
    .toEqual({
      vy: 'resultat',
      user: { personId: who.pedagog.personId, namn: who.pedagog.namn, roll: 'pedagog' },
    })
  mallory.cut()
})

test('[P1] a tab that has the clientID of a colleague’s page is nobody, and the colleague stays', async () => {
  const { rig, who } = scene
  const doc = new Y.Doc()
  doc.clientID = annas()
  const mallory = await rig.join(who.pedagog, site.boardId, doc)
  mallory.say({ vy: lie }, { clientId: annas() })
  mallory.cut()
  const later = await rig.join(who.pedagog, site.boardId)
  later.say({ vy: 'resultat' })
  await expect.poll(() => lastSeen(site.bo, later), SOON).toMatchObject({ vy: 'resultat' })
  expect(lastSeen(site.bo, site.anna)).toMatchObject({ user: { personId: who.anna.personId } })
  later.cut()
})

function isOwn(state: Record<string, unknown>, personId: string): boolean {
  return (state.user as { personId?: string } | undefined)?.personId === personId
}

/** A presence frame with a body of one's own. */
function bodyOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, encoding.encode(write))
  })
}
