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

/** How many of a crowd are at work at once. */
const MAX_AWAKE = 12
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
  readonly #awake: Person[]
  readonly #run: HonestRun = { updates: 0, noops: 0, unresolved: 0, cards: 0 }

  get #isCrowd(): boolean {
    return this.#people.length > MAX_AWAKE
  }

  constructor(seed: number, people: number) {
    this.#random = new Random(seed)
    this.#people = Array.from({ length: people }, (_, n) => new Person(`person-${n}`))
    this.#awake = this.#people.slice(0, MAX_AWAKE)
    for (const person of this.#awake) this.#connect(person.open(this.#random))
  }

  step(): void {
    const random = this.#random
    const person = this.#someoneAwake()
    const tab = random.maybe(person.tabs)
    const what = random.below(100)
    if (!tab || what < 2) this.#connectOrNot(person.open(random))
    else if (what < 50) for (let more = random.below(this.#isCrowd ? 8 : 1); more >= 0; more--) this.#act(tab)
    else if (what < 90) this.#deliver(tab, 1 + random.below(4))
    else if (what < 94) tab.isConnected ? tab.disconnect() : this.#connect(tab)
    else if (what < 96) person.close(tab)
    else if (what < 97) person.compact()
    else if (what < 99) this.#decide()
    else this.#resend(tab)
  }

  /** Everybody comes back with what they have, and hears everything; of a crowd some are asked what they see. */
  finish(): HonestRun {
    for (const person of this.#people) if (person.tabs.length === 0) person.open(this.#random)
    const tabs = this.#people.flatMap(({ tabs }) => tabs)
    for (const tab of tabs) {
      // A tab that hears from its sibling does not pass it on; when the sibling is closed too early, only a new
      // connection brings it to the server.
      tab.disconnect()
      this.#connect(tab)
    }
    const witnesses = this.#isCrowd ? tabs.filter((_, at) => at % 12 === 0) : tabs
    for (const tab of tabs) if (!witnesses.includes(tab)) this.#bringHome(tab)
    this.#deliverAll(witnesses)
    const board = said(this.#server.doc)
    for (const { doc, person } of witnesses)
      if (said(doc) !== board) throw new GateFailed(`${person.id} sees another board`)
    const broken = brokenInvariants(this.#server.board)
    if (broken.length > 0) throw new GateFailed(broken.join('; '))
    this.#run.cards = Object.values(this.#server.board.roots).reduce((sum, root) => sum + root.size, 0)
    return this.#run
  }

  /** Brings what a tab has to the server, and then lets go of it. */
  #bringHome(tab: Tab): void {
    this.#deliver(tab, 1)
    this.#deliver(tab, 1)
    tab.disconnect()
  }

  #deliverAll(tabs: readonly Tab[]): void {
    let deliveries = 0
    while (tabs.some(({ toServer, fromServer }) => toServer.length + fromServer.length > 0)) {
      for (const tab of tabs) this.#deliver(tab, 10)
      if (deliveries++ > MAX_DELIVERIES) throw new GateFailed('They never come to rest')
    }
  }

  /** Of a crowd some are at work at a time; who goes leaves the tabs open, or shuts the lid. */
  #someoneAwake(): Person {
    const random = this.#random
    if (random.chance(5)) {
      const [gone] = this.#awake.splice(random.below(this.#awake.length), 1)
      for (const tab of gone!.tabs) if (random.chance(80)) tab.disconnect()
      const asleep = this.#people.filter((person) => !this.#awake.includes(person))
      const next = random.pick(asleep)
      for (const tab of next.tabs) if (!tab.isConnected) this.#connectOrNot(tab)
      this.#awake.push(next)
    }
    return random.pick(this.#awake)
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
    // The more write, the more is on its way at once.
    const most = this.#isCrowd ? count * 20 : count
    for (const message of tab.toServer.splice(0, most)) this.#receive(tab, message)
    const down = tab.fromServer.splice(0, most)
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

function said(doc: Y.Doc): string {
  return JSON.stringify(sorted(doc.toJSON()))
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
