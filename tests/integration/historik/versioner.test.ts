/** Versions: who keeps, reads and removes them, and what a moment leaves behind when it ends. */
import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit, boardVersion } from '#db/schema/index.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { MOST_SAVED_BY_HAND } from '#domain/board/version/version.ts'
import { MOMENT_NAMN } from '#domain/ska/moment.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let rig: Scene['rig']
let anna: Scene['anna']
let bo: Scene['bo']
let rektor: Scene['rektor']
let historik: Scene['historik']
let beslut: Scene['beslut']
let viewer: Scene['viewer']
let filled: Scene['filled']
let saved: Scene['saved']
let versionsOf: Scene['versionsOf']

beforeAll(async () => {
  scene = await openScene()
  ;({ rig, anna, bo, rektor, historik, beslut, viewer, filled, saved, versionsOf } = scene)
})
afterAll(() => scene.rig.close())

const hand = (namn: string) => ({ namn, slag: 'hand' as const })

describe('versions that people save', () => {
  test('a version says what the board said then, whatever is written after', async () => {
    const { boardId, client, cards } = await filled()
    const then = renderBoard(client.board)
    const id = await saved(anna, boardId)
    editText(client.board, textOf(client.board, 'orsaker', cards.orsak, 'text')!, 'Något helt annat', 2000)
    await client.allSaved()
    const version = await historik.version(await viewer(rektor), boardId, id)
    expect(version).toMatchObject({ namn: 'Inför dialogen', slag: 'hand', av: anna.namn, behallsTill: null })
    expect(version?.innehall).toEqual(then)
    expect(JSON.stringify(version)).not.toContain('Något helt annat')
  })

  test('whoever may write something may save; whoever may only read may read', async () => {
    const { boardId } = await filled()
    const id = await saved(await rig.person('forvaltning'), boardId, 'Från förvaltningen')
    const namnd = await viewer(await rig.person('namnd'))
    expect(await historik.save(namnd, boardId, hand('Nej'))).toMatchObject({ refused: 'forbidden' })
    expect(await historik.versions(namnd, boardId)).toMatchObject({
      maySave: false,
      versioner: [{ id, mayRemove: false }],
    })
    expect(await historik.version(namnd, boardId, id)).toMatchObject({ id })
  })

  test('another school’s people learn nothing, and no board shows another board’s version', async () => {
    const { boardId } = await filled()
    const id = await saved(anna, boardId)
    const other = await viewer(
      await rig.person('rektor', { enhetId: await rig.huvudman.enhet('Annan skola') }),
    )
    expect(await historik.versions(other, boardId)).toBeNull()
    expect(await historik.version(other, boardId, id)).toBeNull()
    expect(await historik.changes(other, boardId, {})).toBeNull()
    expect(await historik.save(other, boardId, hand('Nej'))).toBeNull()
    expect(await historik.remove(other, boardId, id)).toBeNull()
    const own = await filled()
    expect(await historik.version(await viewer(anna), own.boardId, id)).toBeNull()
    expect(await historik.remove(await viewer(rektor), own.boardId, id)).toMatchObject({ refused: 'missing' })
    expect(await versionsOf(boardId)).toHaveLength(1)
  })

  test.each([
    ['', 'Ge versionen ett namn'],
    [' \0 ', 'Ge versionen ett namn'],
    ['å'.repeat(121), 'för långt'],
  ])('a name that is none is refused in words: %j', async (namn, why) => {
    const { boardId } = await filled()
    expect(await historik.save(await viewer(anna), boardId, hand(namn))).toEqual({
      refused: 'invalid',
      why: expect.stringContaining(why),
    })
    expect(await versionsOf(boardId)).toEqual([])
  })

  test('nobody can fill the database with versions', async () => {
    const { boardId } = await filled()
    const { huvudmanId } = rig.huvudman
    await rig.database.db.insert(boardVersion).values(
      Array.from({ length: MOST_SAVED_BY_HAND }, (_, n) => ({
        ...{ id: randomUUID(), boardId, huvudmanId, slag: 'hand' as const, namn: `${n}` },
        innehall: { kort: {}, beslut: {} },
      })),
    )
    expect(await historik.save(await viewer(anna), boardId, hand('En till'))).toMatchObject({
      refused: 'invalid',
    })
  })

  test('those who save at once do not get past the bound together', async () => {
    const { boardId } = await filled()
    const who = await viewer(anna)
    const answers = await Promise.all(
      Array.from({ length: MOST_SAVED_BY_HAND + 20 }, (_, n) => historik.save(who, boardId, hand(`${n}`))),
    )
    expect(await versionsOf(boardId)).toHaveLength(MOST_SAVED_BY_HAND)
    expect(answers.filter((answer) => answer && 'refused' in answer)).toHaveLength(20)
  })

  test('one removes one’s own, whoever decides removes any, and both are told of', async () => {
    const { boardId } = await filled()
    const [first, second] = [await saved(anna, boardId, 'Ett'), await saved(anna, boardId, 'Två')]
    expect(await historik.remove(await viewer(bo), boardId, first)).toMatchObject({ refused: 'forbidden' })
    expect(await historik.remove(await viewer(anna), boardId, first)).toEqual({ ok: true })
    expect(await historik.remove(await viewer(rektor), boardId, second)).toEqual({ ok: true })
    expect(await historik.remove(await viewer(rektor), boardId, second)).toMatchObject({ refused: 'missing' })
    expect(await versionsOf(boardId)).toEqual([])
    const rows = await rig.database.db
      .select({ action: audit.action, personId: audit.personId })
      .from(audit)
      .where(eq(audit.object, `board:${boardId}`))
      .orderBy(asc(audit.at))
    expect(rows).toEqual([
      { action: 'save-version', personId: anna.personId },
      { action: 'save-version', personId: anna.personId },
      { action: 'remove-version', personId: anna.personId },
      { action: 'remove-version', personId: rektor.personId },
    ])
  })
})

describe('a moment that ends', () => {
  test('leaves the board as it was then, in the same transaction', async () => {
    const { boardId, client } = await filled()
    const then = renderBoard(client.board)
    expect(await beslut.setFas(await viewer(rektor), boardId, 'orsaker')).toEqual({ ok: true })
    expect(await versionsOf(boardId)).toMatchObject([
      {
        ...{ slag: 'moment', namn: `När ”${MOMENT_NAMN['folj-upp']}” avslutades`, personId: rektor.personId },
        ...{ behallsTill: null, innehall: then },
      },
    ])
  })

  test('going back ends nothing, and neither does what is refused', async () => {
    const { boardId } = await filled()
    await beslut.setFas(await viewer(rektor), boardId, 'orsaker')
    await beslut.setFas(await viewer(rektor), boardId, 'resultat')
    expect(await beslut.setFas(await viewer(anna), boardId, 'genomfor')).toMatchObject({
      refused: 'forbidden',
    })
    expect(await versionsOf(boardId)).toHaveLength(1)
  })

  test('a lock that is opened and closed again leaves one version, the latest', async () => {
    const { boardId, client, cards } = await filled()
    const who = await viewer(rektor)
    await beslut.setLas(who, boardId, ['insatser'])
    await beslut.setLas(who, boardId, [])
    removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
    await client.allSaved()
    await beslut.setLas(who, boardId, ['insatser'])
    const versions = await versionsOf(boardId)
    expect(versions.map(({ namn }) => namn)).toEqual([`När ”${MOMENT_NAMN.insatser}” låstes`])
    expect(versions[0]!.innehall.kort.insatser![cards.insatser[2]]).toMatchObject({ raderad: true })
  })
})
