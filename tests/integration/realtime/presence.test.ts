/** Who is here and where: the truth about who, whatever a browser says. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createRig, type Rig, type Who } from './rig.ts'
import { presenceFrame, type ScriptedClient } from './scripted-client.ts'

let rig: Rig
let rektor: Who
let pedagog: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
afterAll(() => rig.close())

const soon = { interval: 5, timeout: 5_000 }

/** The last word about a clientID. */
const seen = (client: ScriptedClient, of: ScriptedClient) =>
  client.presence.findLast(({ clientId }) => clientId === of.doc.clientID)?.state

test('[P2] the others see where somebody is, under the name that the server knows', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  anna.say({
    vy: 'orsaker',
    kort: 'abc',
    user: { namn: 'Skolchefen', personId: 'x', roll: 'admin' },
    egen: 1,
  })
  await expect
    .poll(() => seen(bo, anna), soon)
    .toEqual({
      vy: 'orsaker',
      kort: 'abc',
      user: { personId: rektor.personId, namn: rektor.namn, roll: 'rektor' },
    })
  expect(anna.presence).toEqual([])
})

test('[P3] stock providers see each other at once, also after one of them has lost its connection', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [rig.provider(rektor, boardId), rig.provider(pedagog, boardId)]
  const others = () => bo.awareness.getStates().get(anna.doc.clientID)?.vy
  anna.awareness.setLocalState({ vy: 'folj-upp' })
  await expect.poll(others, soon).toBe('folj-upp')
  anna.ws?.close()
  await expect.poll(others, soon).toBeUndefined()
  await expect.poll(others, soon).toBe('folj-upp')
})

test('[P5] who comes late sees everyone, and whoever goes is gone', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  anna.say({ vy: 'resultat' })
  await expect.poll(() => seen(bo, anna), soon).toMatchObject({ vy: 'resultat' })
  const late = await rig.join(pedagog, boardId)
  await expect.poll(() => seen(late, anna), soon).toMatchObject({ vy: 'resultat' })
  anna.cut()
  await expect.poll(() => [seen(bo, anna), seen(late, anna)], soon).toEqual([null, null])
})

test('[P1] nobody speaks for a colleague, moves their clock or takes their place', async () => {
  const boardId = await rig.board()
  const [anna, bo, carl] = [
    await rig.join(rektor, boardId),
    await rig.join(pedagog, boardId),
    await rig.join(pedagog, boardId),
  ]
  anna.say({ vy: 'folj-upp' })
  await expect.poll(() => seen(carl, anna), soon).toMatchObject({ vy: 'folj-upp' })
  bo.say({ vy: 'forfalskad' }, { clientId: anna.doc.clientID, clock: 2 ** 50 })
  bo.say(null, { clientId: anna.doc.clientID, clock: 2 ** 50 })
  bo.say({ vy: 'insatser' })
  await expect
    .poll(() => seen(carl, bo), soon)
    .toMatchObject({ vy: 'insatser', user: { personId: pedagog.personId } })
  anna.say({ vy: 'genomfor' })
  await expect
    .poll(() => seen(carl, anna), soon)
    .toMatchObject({ vy: 'genomfor', user: { personId: rektor.personId } })
  expect(carl.presence.some(({ state }) => state?.vy === 'forfalskad')).toBe(false)
})

test('[P1] a clientID that wrote on the board is nobody else’s to appear under', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  addUtfall(anna.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Annas' })
  await anna.allSaved()
  await anna.close()
  const [bo, carl] = [await rig.join(pedagog, boardId), await rig.join(pedagog, boardId)]
  bo.say({ vy: 'som-anna' }, { clientId: anna.doc.clientID })
  bo.say({ vy: 'som-bo' })
  await expect.poll(() => seen(carl, bo), soon).toMatchObject({ vy: 'som-bo' })
  expect(seen(carl, anna)).toBeUndefined()
})

test('[P2] huge, broken and endless entries change nothing for the others', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  bo.say({ vy: 'orsaker' })
  await expect.poll(() => seen(anna, bo), soon).toMatchObject({ vy: 'orsaker' })
  bo.say({ vy: 'x'.repeat(2_000) })
  bo.say(null, { json: '{"vy":' })
  bo.sendRaw(Uint8Array.of(1, 3, 255, 255, 255))
  bo.sendRaw(
    presenceFrame(
      Array.from({ length: 20_000 }, (_, i) => ({ clientId: i + 1, clock: 1, json: '{"vy":"alla"}' })),
    ),
  )
  bo.say({ vy: 'resultat', __proto__: { roll: 'admin' } })
  await expect.poll(() => seen(anna, bo), soon).toMatchObject({ vy: 'resultat' })
  expect(new Set(anna.presence.map(({ clientId }) => clientId))).toEqual(new Set([bo.doc.clientID]))
  expect(anna.presence.every(({ state }) => state === null || String(state.vy).length < 100)).toBe(true)
})

test('[P4] ten moving cursors become one frame a tick', async () => {
  const boardId = await rig.board()
  const watcher = await rig.join(rektor, boardId)
  const movers = await Promise.all(Array.from({ length: 5 }, () => rig.join(pedagog, boardId)))
  let frames = 0
  watcher.socket.on('message', (frame: Buffer) => {
    if (frame[0] === 1) frames++
  })
  for (let i = 0; i < 40; i++) for (const mover of movers) mover.say({ markor: { x: i, y: i } }, { clock: i })
  for (const mover of movers)
    await expect.poll(() => seen(watcher, mover), soon).toMatchObject({ markor: { x: 39, y: 39 } })
  expect(frames).toBeLessThan(20)
})
