/** A clientID is seen in presence before anything is written under it. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createRig } from '#tests/integration/realtime/rig.ts'
import { work } from './forge.ts'
import { SOON } from './scene.ts'

test('[G7] nobody writes first under the clientID that a colleague is present with', async () => {
  const rig = await createRig()
  const boardId = await rig.board()
  const anna = await rig.join(await rig.person('rektor'), boardId)
  const mallory = await rig.join(await rig.person('pedagog'), boardId)
  anna.say({ vy: 'orsaker' })
  await expect.poll(() => mallory.presence.at(-1)?.clientId, SOON).toBe(anna.doc.clientID)
  mallory.write(
    work(
      mallory,
      (board) => addUtfall(board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Först' }),
      anna.doc.clientID,
    ),
  )
  await expect.poll(() => mallory.refused?.rule ?? mallory.saved > 1, SOON).toBe('G7')
  addUtfall(anna.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Annas' })
  await anna.allSaved()
  await rig.close()
})

test.each(['everybody has left', 'the server was started anew'])(
  '[G7] nor when %s, and the colleague is away with what she wrote',
  async (what) => {
    const rig = await createRig({ timings: { idle: 200, tidy: 100 } })
    const boardId = await rig.board()
    const [rektor, pedagog] = [await rig.person('rektor'), await rig.person('pedagog')]
    const anna = await rig.join(rektor, boardId)
    const mallory = await rig.join(pedagog, boardId)
    anna.say({ vy: 'orsaker' })
    await expect.poll(() => mallory.presence.at(-1)?.clientId, SOON).toBe(anna.doc.clientID)
    anna.cut()
    addUtfall(anna.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Annas' })
    await mallory.close()
    if (what === 'everybody has left')
      await expect.poll(() => rig.rooms.status().boards, { interval: 5, timeout: 10_000 }).toBe(0)
    else await rig.restart()
    const again = await rig.join(pedagog, boardId)
    again.write(
      work(
        again,
        (board) => addUtfall(board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Först' }),
        anna.doc.clientID,
      ),
    )
    await expect.poll(() => again.refused?.rule ?? again.saved > 1, SOON).toBe('G7')
    const back = await rig.join(rektor, boardId, anna.doc)
    await back.allSaved()
    expect(back.refused).toBeNull()
    await rig.close()
  },
)
