/** A browser that more than one person uses. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createRig, type Rig } from '../rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
})
afterAll(() => rig.close())

test('[C1] what waits in a page drawn for one person does not go out in the name of the next', async () => {
  const [anna, bo] = [await rig.person('pedagog'), await rig.person('pedagog')]
  const boardId = await rig.board()
  const page = rig.open(anna, boardId, undefined, `?person=${anna.personId}`)
  await page.synced()
  await page.close()
  addUtfall(page.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Skrivet av Anna' })

  // The page is still there, and Bo has signed in beside it.
  const status = new Promise<number>((resolve) => {
    const again = rig.open(bo, boardId, page.doc, `?person=${anna.personId}`)
    again.socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0))
    again.socket.on('open', () => resolve(101))
  })
  expect(await status).toBe(401)
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(0)

  const hers = rig.open(anna, boardId, page.doc, `?person=${anna.personId}`)
  await (await hers.synced()).allSaved()
  expect(await rig.rooms.authors(boardId)).toMatchObject({
    [page.doc.clientID]: { personId: anna.personId },
  })
})
