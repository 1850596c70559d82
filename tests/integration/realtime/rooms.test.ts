import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createRig, type Rig, type Who } from './rig.ts'

let rig: Rig
let rektor: Who
let pedagog: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
afterAll(() => rig.close())

const utfall = (rubrik: string) => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })
const soon = { interval: 5, timeout: 5_000 }

test('[R3] two stock providers converge letter by letter', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [rig.provider(rektor, boardId), rig.provider(pedagog, boardId)]
  const card = utfall('Läsning')
  await expect.poll(() => anna.synced && bo.synced, soon).toBe(true)
  addUtfall(openBoard(anna.doc), card)
  await expect.poll(() => utfallOf(openBoard(bo.doc)).length, soon).toBe(1)
  const texts = [anna, bo].map(({ doc }) => textOf(openBoard(doc), 'utfall', card.id, 'iakttagelse')!)
  for (let i = 0; i < 50; i++) {
    texts[0]!.insert(0, 'a')
    texts[1]!.insert(texts[1]!.length, 'b')
  }
  await expect.poll(() => texts.map(({ length }) => length), soon).toEqual([100, 100])
  const [read] = texts.map(String)
  expect(String(texts[1])).toBe(read)
  expect(read).toMatch(/^(a{50}b{50}|b{50}a{50})$/)
})

test('[R2] a new joiner gets everything, and the same after the process has been replaced', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  for (const rubrik of ['Ett', 'Två', 'Tre']) addUtfall(anna.board, utfall(rubrik))
  await anna.allSaved()
  const before = await rig.join(pedagog, boardId)
  expect(utfallOf(before.board).map(({ rubrik }) => rubrik)).toEqual(['Ett', 'Två', 'Tre'])
  await rig.restart()
  expect(anna.closed?.code).toBe(1012)
  const after = await rig.join(pedagog, boardId)
  expect(after.doc.toJSON()).toEqual(before.doc.toJSON())
  expect(Y.encodeStateVector(after.doc)).toEqual(Y.encodeStateVector(anna.doc))
})

test('[C3] saved counts every sync frame once, also deletions and frames that change nothing', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  await anna.allSaved()
  expect([anna.sent, anna.saved]).toEqual([1, 1])
  const card = utfall('Borttagen')
  addUtfall(anna.board, card)
  const text = textOf(anna.board, 'utfall', card.id, 'iakttagelse')!
  text.insert(0, 'abc')
  text.delete(0, 3)
  removeCard(anna.board, { kind: 'utfall', id: card.id })
  anna.write(Y.encodeStateAsUpdate(anna.doc))
  anna.write(Uint8Array.of(0, 0))
  await anna.allSaved()
  expect(anna.saved).toBe(anna.sent)
  expect(anna.savedHistory).toEqual([...anna.savedHistory].sort((a, b) => a - b))
})

test('[J2] nobody sees an edit, and nothing says that it is saved, before it is committed', async () => {
  const boardId = await rig.board()
  const [anna, bo] = await Promise.all([rig.join(rektor, boardId), rig.join(pedagog, boardId)])
  await Promise.all([anna.allSaved(), bo.allSaved()])
  const release = await rig.holdJournal()
  const already = anna.saved
  addUtfall(anna.board, utfall('Inte än'))
  const late = rig.open(pedagog, boardId)
  await expect.poll(() => late.socket.readyState, soon).toBe(1)
  // A round trip through the server after the edit: had it let anything out, that would be here by now.
  bo.say({ vy: 'folj-upp' })
  anna.say({ vy: 'folj-upp' })
  await expect.poll(() => [anna, bo].map(({ presence }) => presence.length > 0), soon).toEqual([true, true])
  expect(anna.saved).toBe(already)
  expect(utfallOf(bo.board)).toEqual([])
  expect(late.isSynced).toBe(false)
  const page = rig.rooms.read(boardId, (board) => utfallOf(board).length)
  await release()
  expect(await page).toBe(1)
  await expect.poll(() => [bo, late].map(({ board }) => utfallOf(board).length), soon).toEqual([1, 1])
  await anna.allSaved()
})
