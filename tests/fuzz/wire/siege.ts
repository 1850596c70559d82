/** A board in a real room on a real database, two colleagues who work on it, and what must hold whatever Mallory sends. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import * as Y from 'yjs'
import { findBoard } from '#db/queries/boards.ts'
import { board, boardClient, boardSnapshot, boardUpdate } from '#db/schema/index.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { checksum, decodeRow } from '#server/realtime/journal/row.ts'
import { BesiegedBoard, type Bounds, MALLORY } from '../gate/besieged-board.ts'
import { GateFailed } from '../gate/gated-document.ts'
import type { Random } from '../gate/random.ts'
import { checkLoads, checkReach, checkWhole, type Picture, picture, sameBoard } from '../gate/siege-checks.ts'
import { Ear } from './ear.ts'
import type { Field, Foe } from './field.ts'
import type { Stopwatch } from './stopwatch.ts'

const STEPS = 50
const WHERE = 'orsaker'

export class Siege {
  readonly ref: BoardRef
  readonly foe: Foe
  /** What Mallory can see and what she may. */
  readonly model: BesiegedBoard
  readonly #field: Field
  readonly #anna: Ear
  readonly #bo: Ear
  #before: Picture

  static async begin(field: Field, foe: Foe, las: Bounds['las'], random: Random): Promise<Siege> {
    const model = new BesiegedBoard(random, STEPS, { access: foe.access, las })
    const ref = await storeBoard(field, foe, model)
    const anna = new Ear(await field.people.anna.dial(ref), random.uint32(), model.state())
    const bo = new Ear(await field.people.bo.dial(ref), random.uint32(), model.state())
    model.welcome(anna.doc.clientID, 'anna')
    model.welcome(bo.doc.clientID, 'bo')
    anna.doc.on('update', (update: Uint8Array) => {
      Y.applyUpdate(model.server.doc, update)
      model.changed()
    })
    const siege = new Siege(field, foe, ref, model, anna, bo)
    await siege.work(bo)
    await siege.work()
    bo.say(WHERE)
    return siege
  }

  private constructor(field: Field, foe: Foe, ref: BoardRef, model: BesiegedBoard, anna: Ear, bo: Ear) {
    this.#field = field
    this.foe = foe
    this.ref = ref
    this.model = model
    this.#anna = anna
    this.#bo = bo
    this.#before = picture(model.server.doc)
  }

  /** Resolves when everything that was sent so far is stored and told, and looks at what came of it. */
  async settle(stopwatch: Stopwatch): Promise<void> {
    await stopwatch.watch(() => this.#stored(this.ref))
    const state = this.model.state()
    this.#anna.listen()
    this.#bo.listen()
    if (this.model.state() === state) return
    const { doc, owners } = this.model.server
    // Only she brings new ones meanwhile; the audit asks the database.
    for (const client of doc.store.clients.keys()) if (!owners.has(client)) owners.set(client, MALLORY)
    const after = picture(doc)
    checkReach(this.model, this.#before, after)
    checkWhole(this.model)
    this.#before = after
  }

  /** A colleague goes on working; it must be saved whatever Mallory does. */
  async work(who: Ear = this.#anna): Promise<void> {
    const kortId = [...who.board.roots.utfall.keys()][0] ?? randomUUID()
    addKommentar(who.board, {
      ...{ id: randomUUID(), kortId },
      ...{ text: 'Vidare', skriven: '2026-11-21T10:00:00.000Z' },
    })
    await this.#stored(this.ref)
    this.#anna.listen()
    this.#bo.listen()
    if (who.saved < who.sent) throw new GateFailed('A colleague’s edit is not saved')
    this.#before = picture(this.model.server.doc)
  }

  /** What is stored is what everybody sees, under the names of those who wrote it; nobody is said to be somebody else. */
  async audit(): Promise<void> {
    const { rig } = this.#field
    const copy = await this.#readBack()
    for (const doc of [copy, this.#bo.doc])
      if (!sameBoard(doc, this.#anna.doc)) throw new GateFailed('Journal and screens differ')
    checkLoads(copy)
    this.#checkPresence()
    await this.#field.checkNeighbour()
    if (rig.complaints.length > 0)
      throw new GateFailed(`The server complains: ${rig.complaints.splice(0)[0]}`)
  }

  /** The same frames once more, on a board that is as this one was: how long the worst of them takes, at best of three. */
  async repeat(
    state: Uint8Array,
    frames: readonly Uint8Array[],
    newStopwatch: () => Stopwatch,
  ): Promise<number> {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round++) {
      const ref = await storeBoard(this.#field, this.foe, this.model, state)
      const stopwatch = newStopwatch()
      let wire = await this.foe.dial(ref)
      for (const frame of frames) {
        if (wire.closed !== null) wire = await this.foe.dial(ref)
        stopwatch.time(() => wire.write(frame))
      }
      await stopwatch.watch(() => this.#stored(ref))
      wire.hangUp()
      best = Math.min(best, stopwatch.worst)
    }
    return best
  }

  end(): void {
    this.#anna.wire.hangUp()
    this.#bo.wire.hangUp()
  }

  /** Resolves when all that a board was sent so far is stored: writes that were held behind the first come after it. */
  async #stored({ id }: BoardRef): Promise<void> {
    await this.#field.rig.rooms.state(id)
    await this.#field.rig.rooms.state(id)
  }

  /** The board as the database has it. Each row's updates lie under clientIDs of the person whom the row names. */
  async #readBack(): Promise<Y.Doc> {
    const doc = new Y.Doc()
    const { db } = this.#field.rig.database
    const owners = new Map(
      (await db.select().from(boardClient).where(eq(boardClient.boardId, this.ref.id))).map(
        ({ clientId, personId }) => [clientId, personId],
      ),
    )
    const [snapshot] = await db.select().from(boardSnapshot).where(eq(boardSnapshot.boardId, this.ref.id))
    Y.applyUpdate(doc, snapshot!.data)
    const rows = db.select().from(boardUpdate).where(eq(boardUpdate.boardId, this.ref.id))
    for (const { data, crc } of await rows.orderBy(boardUpdate.node, boardUpdate.n)) {
      if (checksum(data) !== crc) throw new GateFailed('A row is not what was written')
      for (const { author, update } of decodeRow(Buffer.from(data))) {
        for (const { id } of Y.decodeUpdate(update).structs)
          if (owners.get(id.client) !== author)
            throw new GateFailed('A row holds what its author did not write')
        Y.applyUpdate(doc, update)
      }
    }
    return doc
  }

  #checkPresence(): void {
    const { people } = this.#field
    const owners = new Map(
      [...this.model.server.owners].map(([client, name]) => [
        client,
        name === MALLORY ? this.foe.personId : name && people[name as 'anna' | 'bo'].personId,
      ]),
    )
    for (const [clientId, state] of this.#anna.present) {
      if (state === null) continue
      const owner = owners.get(clientId) ?? this.foe.personId
      if (state.user.personId !== owner) throw new GateFailed('Somebody is said to be somebody else')
    }
    const seen = this.#anna.present.get(this.#bo.doc.clientID)
    if (seen && seen.vy !== WHERE) throw new GateFailed('A colleague is said to be where he is not')
  }
}

/** Puts the model's board, or an earlier state of it, into the database. */
async function storeBoard(
  { rig, people }: Field,
  foe: Foe,
  model: BesiegedBoard,
  state: Uint8Array = model.state(),
): Promise<BoardRef> {
  const { db } = rig.database
  const { huvudmanId } = rig.huvudman
  const boardId = randomUUID()
  // There are more boards than the rig has läsår for.
  const place = { huvudmanId, enhetId: rig.enhetId, niva: 'enhet' as const, lasar: boardId }
  await db.insert(board).values({ id: boardId, titel: 'Belägrad', ...place })
  const data = Buffer.from(state)
  await db.insert(boardSnapshot).values({ boardId, huvudmanId, seq: 1, data, crc: checksum(data) })
  const ids: Record<string, string> = {
    anna: people.anna.personId,
    bo: people.bo.personId,
    [MALLORY]: foe.personId,
  }
  const owners = [...model.server.owners].map(([clientId, name]) => ({
    ...{ boardId, huvudmanId, clientId },
    personId: name === null ? null : ids[name]!,
  }))
  await db.insert(boardClient).values(owners)
  return (await findBoard(db, boardId))!
}
