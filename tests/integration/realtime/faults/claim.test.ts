/** Who is first under a clientID is its author for good: a colleague's must not be had by being quicker. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { selectReservations } from '#db/queries/board-clients.ts'
import { insertJournalRows } from '#db/queries/journal.ts'
import { insertFollowingRows } from '#db/queries/journal-clocks.ts'
import { boardReservation, boardUpdate } from '#db/schema/index.ts'
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

test('[G7] [J8] nor by a process that has not heard of her', async () => {
  const { boardId, clientId } = await seen()
  const client = await rig.database.pool.connect()
  const whose = { boardId, huvudmanId: rig.huvudman.huvudmanId }
  const row = { ...whose, n: 1, data: Buffer.from('x'), crc: 0, touched: null }
  const insert = (personId: string) =>
    insertJournalRows(client, 77, [row], [{ ...whose, clientId, personId }])
  expect(await insert(bo.personId)).toEqual(new Set())
  expect(await insert(anna.personId)).toEqual(new Set([boardId]))
  client.release()
})

test('[J8] what is stored has the last word, whatever was kept for whom meanwhile', async () => {
  const boardId = await rig.board()
  const { db, pool } = rig.database
  const whose = { boardId, huvudmanId: rig.huvudman.huvudmanId, clientId: 4_711 }
  const client = await pool.connect()
  const write = (n: number) => {
    const row = { boardId, huvudmanId: whose.huvudmanId, n, data: Buffer.from('x'), crc: 0, touched: null }
    const reach = { ...whose, personId: anna.personId, begun: n - 1, reached: n }
    return insertFollowingRows(client, 77, [row], [reach])
  }
  await write(1)
  await db.insert(boardReservation).values({ ...whose, personId: bo.personId })
  await write(2)
  client.release()
  expect(await db.$count(boardUpdate, eq(boardUpdate.boardId, boardId))).toBe(2)
  expect(await selectReservations(db, boardId)).toEqual([])
})

test('[P1] for whom nothing could be kept is not seen before it can', async () => {
  const boardId = await rig.board()
  const [hers, his, others] = await Promise.all([anna, bo, bo].map((who) => rig.join(who, boardId)))
  const lastOf = ({ doc }: ScriptedClient) =>
    his!.presence.findLast(({ clientId }) => clientId === doc.clientID)
  others!.say({ vy: 'resultat' })
  await expect.poll(() => lastOf(others!)?.state?.vy, SOON).toBe('resultat')
  const { pool } = rig.database
  await pool.query('alter table board_reservation rename to elsewhere')
  hers!.say({ vy: 'orsaker' })
  others!.say({ vy: 'hela' })
  // What both have said goes out together.
  await expect.poll(() => lastOf(others!)?.state?.vy, SOON).toBe('hela')
  expect(lastOf(hers!)).toBeUndefined()
  await pool.query('alter table elsewhere rename to board_reservation')
  await expect
    .poll(() => {
      hers!.say({ vy: 'insatser' })
      return lastOf(hers!)?.state?.vy
    }, SOON)
    .toBe('insatser')
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
