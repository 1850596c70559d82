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
