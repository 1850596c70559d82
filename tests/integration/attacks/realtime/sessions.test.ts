/** People whose rights change under them, frames that come twice, and floods; the others notice nothing. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rescuedCards } from '#app/realtime/rescue.ts'
import { rolltilldelning, session } from '#db/schema/index.ts'
import { creatorOf } from '#domain/board/card.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import type { Who } from '#tests/integration/realtime/rig.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { letter, raw, string, work } from './forge.ts'
import { docOf, ORSAK, openScene, type Scene, type Site, SOON, said, UTFALL } from './scene.ts'

let scene: Scene
let site: Site

beforeAll(async () => {
  scene = await openScene()
  site = scene.sites.enhet
})
afterAll(() => scene?.rig.close())

const newUtfall = (rubrik: string) => (board: Board) =>
  addUtfall(board, { id: randomUUID(), kategori: 'resultat', rubrik })

async function lower(who: Who, roll: 'namnd' | null): Promise<void> {
  const { db } = scene.rig.database
  const where = eq(rolltilldelning.personId, who.personId)
  if (roll === null) await db.delete(rolltilldelning).where(where)
  else await db.update(rolltilldelning).set({ roll, enhetId: null }).where(where)
}

/** What the browser would hand to the person whose words were not taken in. */
async function rescued(client: ScriptedClient): Promise<string> {
  const server = openBoard(docOf(await scene.rig.rooms.state(site.boardId)))
  return JSON.stringify(rescuedCards(client.board, server, null))
}

/** Cards that stand under the client's own clientID. */
function mineOf({ board, doc }: ScriptedClient): string[] {
  return [...board.roots.utfall].flatMap(([id, card]) => (creatorOf(card) === doc.clientID ? [id] : []))
}

/** Works offline, then comes back with it. */
async function cameBack(who: Who, meanwhile: () => Promise<unknown>): Promise<ScriptedClient> {
  const before = await scene.rig.join(who, site.boardId)
  await before.allSaved()
  before.cut()
  await expect.poll(() => before.closed, SOON).not.toBeNull()
  newUtfall('Skrivet på bussen')(before.board)
  await meanwhile()
  return scene.rig.open(who, site.boardId, before.doc)
}

test('[C4] what was written offline by somebody whose role was lowered is refused, and kept for them', async () => {
  const leaver = await scene.rig.person('pedagog')
  const before = await site.picture()
  const client = await cameBack(leaver, () => lower(leaver, 'namnd'))
  await expect.poll(() => client.refused?.rule, SOON).toBe('G23')
  expect(await rescued(client)).toContain('Skrivet på bussen')
  const { rolltilldelning: _, ...tables } = (await site.picture()).tables
  expect(tables).toEqual({ ...before.tables, rolltilldelning: undefined })
  expect((await site.picture()).journal).toBe(before.journal)
  await site.workOn()
  const friend = await cameBack(scene.who.pedagog, async () => {})
  await friend.allSaved()
  expect(friend.refused).toBeNull()
})

test('[C1] what was written offline by somebody who lost the board finds no door, and is kept for them', async () => {
  const leaver = await scene.rig.person('pedagog')
  const client = await cameBack(leaver, () => lower(leaver, null))
  await expect.poll(() => client.closed, SOON).not.toBeNull()
  expect(client.isSynced).toBe(false)
  expect(await rescued(client)).toContain('Skrivet på bussen')
  const { journal } = await site.picture()
  for (const id of mineOf(client)) expect(journal).not.toContain(id)
  await site.workOn()
})

test('[C4] what was written offline in a moment that was locked meanwhile is refused, and kept', async () => {
  const beslut = createBeslut({ ...scene.rig.deps, rooms: scene.rig.rooms, live: scene.rig.live })
  const { viewer } = (await scene.rig.sessions.fromCookie(scene.who.anna.cookie))!
  const client = await cameBack(scene.who.pedagog, () => beslut.setLas(viewer, site.boardId, ['resultat']))
  await expect.poll(() => client.refused?.rule, SOON).toBe('G25')
  expect(await rescued(client)).toContain('Skrivet på bussen')
  await beslut.setLas(viewer, site.boardId, [])
  await site.workOn()
  const friend = await cameBack(scene.who.pedagog, async () => {})
  await friend.allSaved()
})

test('[C6] whoever loses the role in the middle of a sentence keeps what was saved and writes nothing more', async () => {
  const leaver = await scene.rig.person('pedagog')
  const client = await scene.rig.join(leaver, site.boardId)
  newUtfall('Före')(client.board)
  await client.allSaved()
  for (const { doc } of [site.anna, site.bo]) await expect.poll(() => said(doc), SOON).toBe(said(client.doc))
  await lower(leaver, 'namnd')
  await scene.rig.rooms.recheck(leaver.personId)
  const before = await site.picture()
  newUtfall('Efter')(client.board)
  await expect.poll(() => client.refused?.rule, SOON).toBe('G23')
  for (let n = 0; n < 50; n++) newUtfall(`Efter ${n}`)(client.board)
  expect(await site.picture()).toEqual(before)
  expect(before.journal).toContain('Före')
  client.cut()
  await site.workOn()
})

test('[C6] whoever is signed out while writing is sent away, and what came after is nowhere', async () => {
  const leaver = await scene.rig.person('pedagog')
  const client = await scene.rig.join(leaver, site.boardId)
  const stays = await scene.rig.join(scene.who.pedagog, site.boardId)
  await scene.rig.database.db.delete(session).where(eq(session.personId, leaver.personId))
  await scene.rig.rooms.recheck(leaver.personId)
  await expect.poll(() => client.closed?.code, SOON).toBe(4401)
  newUtfall('För sent')(client.board)
  expect((await site.picture()).journal).not.toContain('För sent')
  newUtfall('I tid')(stays.board)
  await stays.allSaved()
  await site.workOn()
})

test('[G26] a colleague’s recorded frames, sent again, change nothing and are nobody else’s', async () => {
  const heard: Uint8Array[] = []
  const record = (update: Uint8Array) => heard.push(update)
  site.anna.doc.on('update', record)
  newUtfall('Inspelat')(site.anna.board)
  site.anna.doc.off('update', record)
  await site.anna.allSaved()
  await expect.poll(() => said(site.bo.doc), SOON).toBe(said(site.anna.doc))
  const before = await site.picture()
  for (const who of [scene.who.namnd, scene.who.pedagog]) {
    const mallory = await scene.rig.join(who, site.boardId)
    for (let round = 0; round < 20; round++) for (const update of heard) mallory.write(update)
    await mallory.allSaved()
    expect(mallory.refused).toBeNull()
    mallory.cut()
  }
  expect(await site.picture()).toEqual(before)
  await site.workOn()
})

test('[C4] frames of one’s own that were refused are refused from every tab that sends them again', async () => {
  const before = await site.picture()
  for (let tab = 0; tab < 3; tab++) {
    const mallory = await scene.rig.join(scene.who.namnd, site.boardId)
    mallory.write(work(mallory, newUtfall('Om och om igen')))
    await expect.poll(() => mallory.refused?.rule, SOON).toBe('G23')
    mallory.cut()
  }
  expect(await site.picture()).toEqual(before)
  await site.workOn()
})

test('[G3] [C5] a flood of structs that wait for something is held nowhere, and whoever fills the gap is let in', async () => {
  const { rig, who } = scene
  const before = await site.picture()
  const mallory = await rig.join(who.pedagog, site.boardId)
  const origin = letter(mallory, 'orsaker', ORSAK, 'text')
  const gap = (n: number) =>
    raw(mallory, [{ content: string('x'), origin }], { client: 7_000_000 + n, clock: 5 })
  for (let n = 0; n < 1_500; n++) mallory.write(gap(n))
  await site.workOn()
  const state = docOf(await rig.rooms.state(site.boardId))
  expect(state.store.clients.size).toBe(docOf(Y.encodeStateAsUpdate(site.anna.doc)).store.clients.size)
  mallory.cut()
  expect((await site.picture()).tables.board_client).toBe(before.tables.board_client)
  const friend = await rig.join(who.pedagog, site.boardId)
  friend.isMuted = true
  newUtfall('Luckan')(friend.board)
  friend.isMuted = false
  addOrsak(friend.board, { id: randomUUID(), utfallId: UTFALL, text: 'Efter luckan' })
  await friend.allSaved()
  await expect.poll(() => said(site.anna.doc), SOON).toContain('Luckan')
})

test('[C4] whoever was refused and goes on writing is read, not heard, and holds nobody up', async () => {
  const mallory = await scene.rig.join(scene.who.namnd, site.boardId)
  mallory.write(work(mallory, newUtfall('Nej')))
  await expect.poll(() => mallory.refused?.rule, SOON).toBe('G23')
  const update = work(mallory, newUtfall('Nej igen'))
  for (let n = 0; n < 1_500; n++) mallory.write(update)
  await site.workOn()
  expect(mallory.saved).toBeLessThanOrEqual(1)
  expect((await site.picture()).journal).not.toContain('Nej')
  mallory.cut()
})
