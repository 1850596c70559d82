/**
 * People at work: in any order, at the same time, offline for a while, in several tabs that are closed and opened
 * again. The gate refuses none of it and foretells what each update changes.
 */
import * as Y from 'yjs'
import { brokenInvariants } from '#domain/board/invariants.ts'
import { LIVE, RECONNECT } from '#server/realtime/gate/limits.ts'
import { type Message, Person, type Tab } from './browser-model.ts'
import { GatedDocument, GateFailed } from './gated-document.ts'
import { takeStep } from './person-steps.ts'
import { Random } from './random.ts'

export type HonestRun = { updates: number; noops: number; unresolved: number; cards: number }

/** Above this many updates in one go a room sends them as one. */
const MAX_FRAMES = 3
/** Deliveries in which an honest run must have come to rest. */
const MAX_DELIVERIES = 100_000

/** So many steps of so many people. Throws `GateFailed` with what went wrong. */
export function runHonest(seed: number, steps: number, people = 4): HonestRun {
  const world = new World(seed, people)
  for (let step = 0; step < steps; step++) world.step()
  return world.finish()
}

class World {
  readonly #random: Random
  readonly #server = new GatedDocument(null)
  readonly #people: readonly Person[]
  readonly #run: HonestRun = { updates: 0, noops: 0, unresolved: 0, cards: 0 }

  /** Where many work, each does several things before the next one's turn. */
  get #haste(): number {
    return this.#people.length > 10 ? 20 : 1
  }

  constructor(seed: number, people: number) {
    this.#random = new Random(seed)
    this.#people = Array.from({ length: people }, (_, n) => new Person(`person-${n}`))
    for (const person of this.#people) this.#connect(person.open(this.#random))
  }

  step(): void {
    const random = this.#random
    const person = random.pick(this.#people)
    const tab = random.maybe(person.tabs)
    const what = random.below(100)
    if (!tab || what < 2) this.#connectOrNot(person.open(random))
    else if (what < 50) for (let more = random.below(this.#haste); more >= 0; more--) this.#act(tab)
    else if (what < 90) this.#deliver(tab, 1 + random.below(4))
    else if (what < 94) tab.isConnected ? tab.disconnect() : this.#connect(tab)
    else if (what < 96) person.close(tab)
    else if (what < 97) person.compact()
    else if (what < 99) this.#decide()
    else this.#resend(tab)
  }

  /** Everybody comes back and hears everything. */
  finish(): HonestRun {
    for (const person of this.#people) if (person.tabs.length === 0) person.open(this.#random)
    const tabs = this.#people.flatMap(({ tabs }) => tabs)
    for (const tab of tabs) {
      // A tab that hears from its sibling does not pass it on; when the sibling is closed too early, only a new
      // connection brings it to the server.
      tab.disconnect()
      this.#connect(tab)
    }
    let deliveries = 0
    while (tabs.some(({ toServer, fromServer }) => toServer.length + fromServer.length > 0)) {
      for (const tab of tabs) this.#deliver(tab, 10)
      if (deliveries++ > MAX_DELIVERIES) throw new GateFailed('They never come to rest')
    }
    const board = JSON.stringify(this.#server.doc.toJSON())
    for (const { board: copy, person } of tabs)
      if (JSON.stringify(sorted(copy.doc.toJSON())) !== JSON.stringify(sorted(JSON.parse(board))))
        throw new GateFailed(`${person.id} sees another board`)
    const broken = brokenInvariants(this.#server.board)
    if (broken.length > 0) throw new GateFailed(broken.join('; '))
    this.#run.cards = Object.values(this.#server.board.roots).reduce((sum, root) => sum + root.size, 0)
    return this.#run
  }

  #act(tab: Tab): void {
    const random = this.#random
    if (random.chance(60)) tab.undo.stopCapturing()
    const what = random.below(100)
    if (what < 8) tab.undo.undo()
    else if (what < 13) tab.undo.redo()
    else takeStep(tab.board, random, (creator) => tab.person.clients.has(creator))
  }

  #connectOrNot(tab: Tab): void {
    if (this.#random.chance(70)) this.#connect(tab)
  }

  #connect(tab: Tab): void {
    tab.connect()
    tab.fromServer.push(this.#question())
  }

  #question(): Message {
    return { type: 'step1', vector: Y.encodeStateVector(this.#server.doc) }
  }

  #deliver(tab: Tab, count: number): void {
    for (const message of tab.toServer.splice(0, count)) this.#receive(tab, message)
    // The more write, the more comes down at once.
    const down = tab.fromServer.splice(0, count * Math.ceil(this.#people.length / 4))
    const updates = down.flatMap((message) => (message.type === 'update' ? [message.update] : []))
    if (updates.length <= MAX_FRAMES || updates.length < down.length) for (const one of down) tab.receive(one)
    else tab.receive({ type: 'update', update: Y.mergeUpdates(updates) })
  }

  #receive(tab: Tab, message: Message): void {
    if (message.type === 'step1') {
      tab.fromServer.push({ type: 'step2', update: Y.encodeStateAsUpdate(this.#server.doc, message.vector) })
      tab.isSynced = true
      return
    }
    const limits = message.type === 'step2' ? RECONNECT : LIVE
    const verdict = this.#server.judge(message.update, tab.person.id, { limits })
    if (!verdict.ok) {
      if (verdict.kind !== 'unresolved' || message.type === 'step2')
        throw new GateFailed(`${tab.person.id}'s ${message.type} is ${verdict.kind} by ${verdict.rule}`)
      this.#run.unresolved++
      tab.fromServer.push(this.#question())
      return
    }
    this.#run.updates++
    if (verdict.noop) this.#run.noops++
    this.#server.take(message.update, tab.person.id, verdict)
    if (this.#server.produced) this.#broadcast(this.#server.produced, tab)
  }

  #broadcast(update: Uint8Array, sender: Tab | null): void {
    for (const { tabs } of this.#people)
      for (const tab of tabs)
        if (tab !== sender && tab.isSynced) tab.fromServer.push({ type: 'update', update })
  }

  /** The server's own root is written by the server. */
  #decide(): void {
    const { doc, board, owners } = this.#server
    owners.set(doc.clientID, null)
    board.beslut.set('fas', this.#random.pick(['folj-upp', 'orsaker', 'insatser']))
    this.#broadcast(this.#server.produced!, null)
  }

  /** What the server has had before, in part or whole, merged with what it has not. */
  #resend(tab: Tab): void {
    if (!tab.isConnected || !tab.isSynced) return
    tab.toServer.push({ type: 'step2', update: Y.encodeStateAsUpdate(tab.doc) })
  }
}

/** Yjs lists keys in the order in which they came, which differs between replicas. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  )
}
