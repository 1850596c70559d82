/** Who is first under a clientID is its author for good: a colleague's must not be had by being quicker. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import type { ScriptedClient } from '../scripted-client.ts'

let rig: Rig
let anna: Who
let bo: Who

beforeAll(async () => {
  rig = await createRig()
  anna = await rig.person('pedagog')
  bo = await rig.person('pedagog')
})
afterAll(() => rig.close())

const SOON = { interval: 10, timeout: 5_000 }
const utfall = (rubrik: string) => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })

/** Anna is on the board, has been seen and has written nothing; Bo has her clientID from her presence. */
async function seen(): Promise<{
  boardId: string
  hers: ScriptedClient
  his: ScriptedClient
  clientId: number
}> {
  const boardId = await rig.board()
  const [hers, his] = [await rig.join(anna, boardId), await rig.join(bo, boardId)]
  hers.say({ vy: 'orsaker' })
  await expect.poll(() => his.presence.length, SOON).toBeGreaterThan(0)
  return { boardId, hers, his, clientId: his.presence[0]!.clientId }
}

/** Sends a card under somebody's clientID. */
function writeUnder(client: ScriptedClient, clientId: number, rubrik: string): void {
  const doc = new Y.Doc()
  doc.clientID = clientId
  addUtfall(openBoard(doc), utfall(rubrik))
  client.write(Y.encodeStateAsUpdate(doc))
}

async function titles(boardId: string): Promise<string[]> {
  return rig.rooms.read(boardId, (board) => utfallOf(board).map(({ rubrik }) => rubrik))
}

test('[G7] [P1] a clientID that a colleague is here under is not taken before her first word', async () => {
  const { boardId, hers, his, clientId } = await seen()
  expect(clientId).toBe(hers.doc.clientID)
  writeUnder(his, clientId, 'I Annas ställe')
  await expect.poll(() => his.refused?.rule, SOON).toBe('G7')
  addUtfall(hers.board, utfall('Annas eget'))
  await hers.allSaved()
  expect(await titles(boardId)).toEqual(['Annas eget'])
  expect(await rig.rooms.authors(boardId)).toMatchObject({ [clientId]: { personId: anna.personId } })
})

test('[G7] a clientID that nobody has is free, also beside somebody who is here', async () => {
  const { boardId, his } = await seen()
  writeUnder(his, 4_711, 'Bos eget')
  await expect.poll(() => titles(boardId), SOON).toEqual(['Bos eget'])
  expect(his.refused).toBeNull()
})

test('[G7] nor is it taken while she is away with what she has not sent yet', async () => {
  const { boardId, hers, his, clientId } = await seen()
  await hers.close()
  addUtfall(hers.board, utfall('Skrivet på tåget'))
  await expect.poll(() => his.presence.at(-1)?.state, SOON).toBeNull()
  writeUnder(his, clientId, 'I Annas ställe')
  await expect.poll(() => his.refused?.rule ?? his.saved, SOON).toBe('G7')
  await (await rig.join(anna, boardId, hers.doc)).allSaved()
  expect(await titles(boardId)).toEqual(['Skrivet på tåget'])
})
