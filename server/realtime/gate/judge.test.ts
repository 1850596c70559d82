import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BoardAccess } from '#domain/access/board-access.ts'
import { setRaderad, setValue } from '#domain/board/card.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { CARD_KINDS, type CardKind } from '#domain/board/fields.ts'
import { MOMENT } from '#domain/ska/moment.ts'
import {
  ANNA,
  BO,
  FRESH,
  INSATS,
  KOMMENTAR,
  KOMMENTAR_FIELDS,
  NEW,
  ORSAK,
  Scene,
  SERVER,
  string,
  UTFALL,
} from '#tests/fuzz/gate/fixture.ts'
import { ALL_ROOTS } from '#tests/fuzz/gate/gated-document.ts'
import { encodeRaw } from '#tests/fuzz/gate/raw-update.ts'
import { judge } from './judge.ts'
import { LIVE, RECONNECT } from './limits.ts'

const only = (...roots: CardKind[]): BoardAccess => ({ ...ALL_ROOTS, roots: new Set(roots) })

test('[G7] a person writes under her own clientIDs and new ones, under nobody else’s', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const as = (client: number) => scene.sendRaw([{ content: string('x'), origin }], { client })
  expect(as(BO)).toBe('G7')
  expect(as(SERVER)).toBe('G7')
  expect(as(ANNA)).toBe('ok')
  expect(as(NEW)).toBe('ok')
  expect(scene.server.owners.get(NEW)).toBe('anna')
})

test('[G7] a new clientID that a colleague was seen with before is the colleague’s', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setRaderad(anna, 'utfall', UTFALL, true))
  scene.server.owners.delete(ANNA)
  const as = (person: string) => {
    const context = { ...scene.server.context(person), reserved: new Map([[ANNA, 'anna']]) }
    const verdict = judge(scene.server.doc, update, context)
    return verdict.ok ? verdict.newClients : verdict.rule
  }
  expect(as('bo')).toBe('G7')
  expect(as('anna')).toEqual([ANNA])
})

test('[G29] nobody alone fills a board, with many small things or long ones', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const judged = (held: { structs: number; clocks: number }) => {
    const update = encodeRaw({
      blocks: [{ client: ANNA, clock: 0, structs: [{ content: string('hej'), origin }] }],
      deletes: [],
    })
    const verdict = judge(scene.server.doc, update, { ...scene.server.context('anna'), held })
    return verdict.ok ? verdict.adds : verdict.rule
  }
  const most = { structs: LIVE.personStructs - 1, clocks: LIVE.personClocks - 3 }
  expect(judged(most)).toEqual({ structs: 1, clocks: 3 })
  expect(judged({ ...most, structs: most.structs + 1 })).toBe('G29')
  expect(judged({ ...most, clocks: most.clocks + 1 })).toBe('G29')
})

test('[G7] nobody’s next clocks are occupied, with nothing even', () => {
  const scene = new Scene()
  expect(scene.sendRaw([{ content: { kind: 'gc', length: 9 } }], { client: BO })).toBe('G7')
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: { kind: 'deleted', length: 9 }, origin }], { client: BO })).toBe('G7')
  expect(scene.sendRaw([{ content: { kind: 'gc', length: 9 } }])).toBe('ok')
})

test('[G7] a clientID that the board knows and nobody owns is nobody’s', () => {
  const scene = new Scene()
  scene.server.owners.delete(BO)
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: string('x'), origin }], { client: BO })).toBe('G7')
})

test('[G7] a clientID belongs to whoever used it first', () => {
  const scene = new Scene()
  const update = (clock: number) => {
    const origin = scene.letter('utfall', UTFALL, 'rubrik')
    const structs = [{ content: string('x'), origin }]
    return encodeRaw({ blocks: [{ client: NEW, clock, structs }], deletes: [] })
  }
  expect(scene.send(update(0), { person: 'bo' })).toBe('ok')
  expect(scene.send(update(1))).toBe('G7')
  expect(scene.send(update(1), { person: 'bo' })).toBe('ok')
})

test('[G8] an update brings few new clientIDs, a reconnect some more', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const from = (count: number) =>
    encodeRaw({
      blocks: Array.from({ length: count }, (_, n) => ({
        client: NEW + n,
        clock: 0,
        structs: [{ content: string('x'), origin }],
      })),
      deletes: [],
    })
  expect(scene.send(from(LIVE.newClients + 1))).toBe('G8')
  expect(scene.send(from(RECONNECT.newClients + 1), { limits: RECONNECT })).toBe('G8')
  expect(scene.send(from(RECONNECT.newClients), { limits: RECONNECT })).toBe('ok')
})

test('[G8] a person brings so many clientIDs to a board of late and no more', () => {
  const scene = new Scene()
  const { server } = scene
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const structs = [{ content: string('x'), origin }]
  const update = encodeRaw({ blocks: [{ client: NEW, clock: 0, structs }], deletes: [] })
  const own = encodeRaw({ blocks: [{ client: ANNA, clock: 0, structs }], deletes: [] })
  const context = (recentClients: number) => ({ ...server.context('anna'), recentClients })
  expect(judge(server.doc, update, context(LIVE.clientsPerPerson))).toMatchObject({ rule: 'G8' })
  expect(judge(server.doc, own, context(LIVE.clientsPerPerson + 1))).toMatchObject({ ok: true })
  expect(judge(server.doc, update, context(LIVE.clientsPerPerson - 1))).toMatchObject({
    ok: true,
    newClients: [NEW],
  })
})

test('[G23] a person changes the kinds of card that her role gives her', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi'))
  expect(scene.send(update, { access: only('utfall', 'kommentarer') })).toBe('G23')
  expect(scene.send(update, { access: only('orsaker') })).toBe('ok')
})

test('[G23] one forbidden kind among others is enough', () => {
  const scene = new Scene()
  const update = scene.update((anna) => {
    setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi')
    setValue(anna, 'utfall', UTFALL, 'undersok', true)
  })
  expect(scene.send(update, { access: only('utfall') })).toBe('G23')
  expect(scene.send(update, { access: only('utfall', 'orsaker') })).toBe('ok')
})

test('[G23] deleting is changing', () => {
  const scene = new Scene()
  const [client, clock] = scene.letter('orsaker', ORSAK, 'text')
  const update = encodeRaw({ blocks: [], deletes: [{ client, ranges: [[clock, 1]] }] })
  expect(scene.send(update, { access: only('utfall') })).toBe('G23')
  expect(scene.send(update, { access: only('orsaker') })).toBe('ok')
})

test('[G23] who may write nothing can say nothing, not even nothing', () => {
  const scene = new Scene()
  const nothing = encodeRaw({
    blocks: [{ client: ANNA, clock: 0, structs: [{ content: { kind: 'gc', length: 1 } }] }],
    deletes: [],
  })
  expect(scene.send(nothing, { access: only() })).toBe('G23')
  expect(scene.send(nothing, { access: only('utfall') })).toBe('ok')
  expect(scene.send(Y.encodeStateAsUpdate(scene.anna.doc), { access: only(), limits: RECONNECT })).toBe('ok')
})

test('[G24] a comment is changed by its author alone, and hidden by nobody else', () => {
  const scene = new Scene()
  const origin = scene.letter('kommentarer', KOMMENTAR, 'text')
  expect(scene.sendRaw([{ content: string('inte'), origin }])).toBe('G24')
  const [client, clock] = origin
  expect(scene.sendRaw([], { deletes: [{ client, ranges: [[clock, 1]] }] })).toBe('G24')
  const hidden = scene.update((anna) => setRaderad(anna, 'kommentarer', KOMMENTAR, true))
  expect(scene.send(hidden)).toBe('G24')
  scene.server.owners.set(ANNA, 'bo')
  expect(scene.send(hidden, { person: 'bo' })).toBe('ok')
})

test('[G24] everybody who may comment does, and changes what she wrote in another tab', () => {
  const scene = new Scene()
  const access = only('kommentarer')
  const born = scene.update((anna) =>
    addKommentar(anna, { id: FRESH, text: 'Vi såg det också', ...KOMMENTAR_FIELDS }),
  )
  expect(scene.send(born, { access })).toBe('ok')
  const origin = scene.letter('kommentarer', FRESH, 'text')
  const update = encodeRaw({
    blocks: [{ client: NEW, clock: 0, structs: [{ content: string('!'), origin }] }],
    deletes: [],
  })
  expect(scene.send(update, { access, person: 'bo' })).toBe('G24')
  expect(scene.send(update, { access })).toBe('ok')
})

test('[G25] a locked moment’s cards are neither made nor changed nor hidden', () => {
  const scene = new Scene()
  const made = scene.update((anna) => addOrsak(anna, { id: FRESH, utfallId: UTFALL, text: 'ny' }))
  const [client, clock] = scene.letter('orsaker', ORSAK, 'text')
  const deleted = encodeRaw({ blocks: [], deletes: [{ client, ranges: [[clock, 1]] }] })
  scene.server.las = ['orsaker']
  expect(scene.send(made)).toBe('G25')
  expect(scene.send(deleted)).toBe('G25')
  scene.server.las = ['resultat', 'insatser', 'genomfor']
  expect(scene.send(made)).toBe('ok')
  expect(scene.send(deleted)).toBe('ok')
})

test('[G25] comments are said whatever is locked', () => {
  const scene = new Scene()
  scene.server.las = [...MOMENT]
  const born = scene.update((anna) => addKommentar(anna, { id: FRESH, text: 'Efteråt', ...KOMMENTAR_FIELDS }))
  expect(scene.send(born)).toBe('ok')
  const hidden = scene.update((anna) => setRaderad(anna, 'insatser', INSATS, true))
  expect(scene.send(hidden)).toBe('G25')
})

test('[G27] a refusal says its rule and, in Swedish, what is wrong', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi'))
  expect(scene.server.judge(update, 'anna', { access: only('utfall') })).toEqual({
    ok: false,
    kind: 'refused',
    rule: 'G23',
    message: 'Du får inte ändra det här på den här tavlan.',
  })
})

test('[G27] every kind of card can be written by whoever may write all', () => {
  const scene = new Scene()
  for (const kind of CARD_KINDS.filter((kind) => kind !== 'kommentarer'))
    for (const [id] of scene.anna.roots[kind])
      expect([kind, scene.send(scene.update((anna) => setRaderad(anna, kind, id, true)))]).toEqual([
        kind,
        'ok',
      ])
})
