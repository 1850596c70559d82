/** A school on two boards: nodes, people, and all that may happen to them. One seed, one life. */
import type { Tx } from '#db/client.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { MOMENT } from '#domain/ska/moment.ts'
import type { Roll } from '#domain/ska/roll.ts'
import type { EngineDeps, Rooms } from '#server/realtime/rooms.ts'
import type { EpochedBoard } from '#server/realtime/store.ts'
import { Random } from '#tests/fuzz/gate/random.ts'
import { type DatabaseRig, SimDatabase } from './database.ts'
import { historyOf } from './history.ts'
import { SimNode } from './node.ts'
import { Scheduler } from './scheduler.ts'
import { CLEAR, HintNetwork, type HintWeather } from './sim-fanout.ts'
import { CALM, type DatabaseWeather, LinkLost, type SimTx } from './sim-store.ts'
import { type Person, Tab } from './tab.ts'
import { Trace } from './trace.ts'
import { Truth } from './truth.ts'
import { nextDatabaseWeather, nextHintWeather } from './weather.ts'

export type WorldOptions = {
  /** Promises to break. */
  database?: DatabaseRig
  engine?: Pick<EngineDeps, 'timings' | 'rig'>
  /** Hints are like this from the beginning to the end. */
  hints?: HintWeather
  nodes?: number
  /** Rows in each board's journal when it begins. */
  past?: number
}

const HUVUDMAN = '00000000-0000-4000-8000-00000000aaaa'
const ENHET = '00000000-0000-4000-8000-00000000bbbb'
const NAMES = ['anna', 'bo', 'cilla', 'david', 'eva']
const personId = (index: number) => `00000000-0000-4000-8000-0000000000c${index}`
const boardId = (index: number) => `00000000-0000-4000-8000-0000000000b${index}`
/** Rooms are let go of sooner than in the product, so that it happens in every life. */
const TIMINGS = { idle: 2_000, tidy: 1_000 }

/** A command's own reason not to do anything. */
class Declined extends Error {}

export class World {
  readonly scheduler = new Scheduler()
  readonly trace = new Trace(() => this.scheduler.now)
  readonly truth = new Truth(this.trace)
  readonly random: Random
  /** For what came into the story later: the lives that showed a fault once stay much as they were. */
  readonly #later: Random
  readonly database: SimDatabase
  readonly hints: HintNetwork | null
  readonly nodes: SimNode[]
  readonly people: Person[]
  readonly tabs = new Set<Tab>()
  databaseWeather: DatabaseWeather = CALM
  /** Who stops now does not start again. */
  isEnding = false
  readonly #options: WorldOptions
  readonly #roles = new Map<string, Roll | null>()
  readonly #slowness = new Map<Tab, number>()
  /** Numbers of decisions that somebody was told are made. */
  readonly decided = new Map<string, Set<number>>()

  constructor(seed: number, options: WorldOptions = {}) {
    this.#options = options
    this.random = new Random(seed)
    this.#later = new Random(seed ^ 0x5eed)
    const { random, scheduler, truth } = this
    this.database = new SimDatabase(() => scheduler.date(), truth, options.database)
    truth.database = this.database
    const boards = [0, 1].map((index) => this.#board(index))
    const count = options.nodes ?? 1 + (random.below(100) < 20 ? 0 : 1 + random.below(2))
    this.hints = count === 1 ? null : new HintNetwork(scheduler, random)
    if (options.hints) this.hints?.become(options.hints)
    this.nodes = Array.from({ length: count }, (_, index) => this.#node(`node-${index}`))
    this.people = NAMES.map((namn, index) =>
      this.#person(personId(index), namn, boards[index < 3 || random.chance(50) ? 0 : 1]!),
    )
  }

  /** Everybody comes. */
  begin(): void {
    for (const node of this.nodes) node.start()
    for (const person of this.people) this.openTab(person)
  }

  /** One thing happens. */
  step(): void {
    const { random } = this
    const tab = random.maybe([...this.tabs])
    const node = random.pick(this.nodes)
    const what = random.below(100)
    if (what < 55) tab?.act()
    else if (what < 60) tab?.move()
    else if (what < 66) tab && this.#disturb(tab)
    else if (what < 69) tab && this.#reopen(tab)
    else if (what < 78) this.command(node, random.pick(this.people).ref)
    else if (what < 81) this.#look(node)
    else if (what < 83) this.setRole(random.pick(this.people), random.pick(['pedagog', 'forvaltning', null]))
    else if (what < 88) this.#stop(node)
    else if (what < 94) this.setDatabaseWeather(nextDatabaseWeather(random))
    else this.setHintWeather(nextHintWeather(random))
  }

  /** Nothing goes wrong any more, and everybody who may is there. */
  calm(): void {
    this.trace.say('calm')
    this.setDatabaseWeather(CALM)
    this.setHintWeather(CLEAR)
    this.#slowness.clear()
    for (const node of this.nodes) if (!node.rooms && node.owner.isDead) node.start()
    for (const person of this.people) {
      if (this.#roles.get(person.viewer.personId) !== 'pedagog') this.setRole(person, 'pedagog')
      const open = [...this.tabs].some((tab) => tab.person === person)
      if (!open || person.left.length > 0) this.openTab(person)
    }
    for (const tab of this.tabs) {
      tab.reopen()
      tab.goOnline()
    }
  }

  openTab(person: Person): void {
    const { scheduler, truth, trace, random } = this
    const connect = (tab: Tab) => random.pick(this.nodes).accept(tab)
    const tab = new Tab({ person, scheduler, truth, trace, random, connect })
    this.tabs.add(tab)
    trace.say(`${tab.name} opened`)
    tab.knock()
  }

  closeTab(tab: Tab): void {
    this.trace.say(`${tab.name} shut`)
    tab.shut()
    this.tabs.delete(tab)
  }

  setDatabaseWeather(weather: DatabaseWeather): void {
    this.trace.say(`database ${JSON.stringify(weather)}`)
    this.databaseWeather = weather
  }

  setHintWeather(weather: HintWeather): void {
    this.trace.say(`hints ${JSON.stringify(weather)}`)
    this.hints?.become(this.#options.hints ?? weather)
  }

  setRole(person: Person, roll: Roll | null): void {
    const { trace, nodes } = this
    trace.say(`${person.viewer.namn} is ${roll}`)
    this.#roles.set(person.viewer.personId, roll)
    person.mayBeRefused = true
    person.viewer = this.#viewer(person.viewer.personId, person.viewer.namn)
    for (const node of nodes) this.#recheck(node, node.rooms, person)
    if (roll) for (const tab of this.tabs) if (tab.person === person) tab.reopen()
  }

  /** The rektor decides; SQL and the board must agree on how often that has been done. */
  command(node: SimNode, ref: EpochedBoard): void {
    const { trace, random } = this
    const { rooms, owner } = node
    const kind = random.below(10)
    const value = random.pick(MOMENT)
    const decided = this.decided.get(ref.id) ?? new Set()
    this.decided.set(ref.id, decided)
    if (kind === 0) for (const person of this.people) person.mayBeRefused = true
    let shown = 0
    const work: Parameters<Rooms['command']>[1] = async (tx: Tx, board) => {
      const sql = tx as unknown as SimTx
      const number = Number(sql.decided('nr') ?? 0)
      shown = Number(board.beslut.get('nr') ?? 0)
      if (kind === 9) throw new Declined('Not today')
      const set: Record<string, unknown> = { nr: number + 1 }
      if (kind === 0) set.las = random.chance(50) ? [] : [value]
      else set.fas = value
      for (const [key, to] of Object.entries(set)) sql.decide(key, to)
      return { set, result: number + 1 }
    }
    node.run(() => {
      rooms?.command(ref, work).then(
        (result) => {
          const number = result as number
          trace.say(`${owner.name} decided ${number}`)
          if (number !== shown + 1) trace.fail(`decision ${number} was made on a board that showed ${shown}`)
          if (decided.has(number)) trace.fail(`decision ${number} was made twice`)
          decided.add(number)
        },
        (error: Error) => trace.say(`${owner.name} could not decide: ${error.message}`),
      )
    })
  }

  /** A page is drawn: what it shows is stored. */
  #look(node: SimNode): void {
    const { rooms, owner } = node
    const { id } = this.random.pick(this.people).ref
    node.run(() => {
      rooms?.state(id).then(
        (state) => this.truth.demand(id, state, `a page of ${owner.name}`),
        (error: Error) => this.trace.say(`${owner.name} shows no page: ${error.message}`),
      )
    })
  }

  #disturb(tab: Tab): void {
    const { random, trace } = this
    const wire = tab.wire
    const what = random.pick(['cut', 'cut', 'half', 'offline', 'online', 'online', 'slow', 'quick'] as const)
    trace.say(`${tab.name} ${what}`)
    const soon = () => random.below(200)
    if (what === 'cut') wire?.cut(soon(), soon())
    else if (what === 'half') wire?.cut(random.chance(50) ? null : soon(), random.chance(50) ? null : soon())
    else if (what === 'offline') {
      if (random.chance(50)) wire?.cut(null, null)
      tab.goOffline()
    } else if (what === 'online') for (const any of this.tabs) any.goOnline()
    else if (what === 'slow') this.#slowness.set(tab, 100 + random.below(1_500))
    else this.#slowness.delete(tab)
  }

  #reopen(tab: Tab): void {
    const { person } = tab
    const isMoreThanOne = [...this.tabs].filter((other) => other.person === person).length > 1
    if (isMoreThanOne || this.random.chance(60)) this.closeTab(tab)
    if (!isMoreThanOne) this.openTab(person)
  }

  /** Killed or drained, and started again after a while. */
  #stop(node: SimNode): void {
    const { random, scheduler } = this
    if (!node.rooms) return
    const start = () => {
      if (!node.rooms && !this.isEnding) node.start()
    }
    const again = () => scheduler.after(50 + random.below(4_000), start, scheduler.world)
    if (random.chance(70)) {
      node.kill(random.chance(20))
      again()
      return
    }
    const { owner } = node
    node.drain(() => {
      node.exit()
      again()
    })
    // Whoever runs it does not always have the patience.
    if (this.#later.chance(50)) return
    const killIfThere = () => {
      if (owner.isDead) return
      node.kill(this.#later.chance(20))
      again()
    }
    scheduler.after(this.#later.below(this.#later.chance(50) ? 15 : 1_500), killIfThere, scheduler.world)
  }

  #recheck(node: SimNode, rooms: Rooms | null, person: Person): void {
    const { scheduler, random } = this
    const tell = () =>
      void rooms?.recheck(person.viewer.personId).catch((error: unknown) => {
        if (!(error instanceof LinkLost)) throw error
        scheduler.after(500, tell)
      })
    scheduler.after(random.below(300), tell, node.owner)
  }

  #board(index: number): EpochedBoard {
    const ref: EpochedBoard = {
      ...{ id: boardId(index), huvudmanId: HUVUDMAN, enhetId: ENHET, arbetslagId: null },
      ...{ niva: 'enhet', lasar: '2026/27', epoch: 1 },
    }
    const { owners } = this.database.addBoard(ref)
    const count = this.#options.past ?? this.random.pick([0, 10, 45, 45, 60, 490])
    const past = historyOf([personId(0), personId(1)], count)
    const first = this.scheduler.date()
    past.forEach(({ author, clientId, data, crc }, at) => {
      if (!owners.has(clientId)) owners.set(clientId, { clientId, personId: author, namn: author, first })
      const row = { boardId: ref.id, huvudmanId: HUVUDMAN, n: at + 1, data, crc, touched: null }
      this.database.insert(1, [row], [])
    })
    return ref
  }

  #node(name: string): SimNode {
    const { scheduler, random, trace, database, hints } = this
    const { engine = {} } = this.#options
    return new SimNode(name, {
      ...{ scheduler, random, trace, database, hints },
      weather: () => this.databaseWeather,
      viewerOf: (id) => this.people.find(({ viewer }) => viewer.personId === id)?.viewer ?? null,
      delay: (tab) => 0.5 + random.below(15) + (this.#slowness.get(tab) ?? 0),
      engine: { ...engine, timings: { ...TIMINGS, ...engine.timings } },
    })
  }

  #person(id: string, namn: string, ref: EpochedBoard): Person {
    this.#roles.set(id, 'pedagog')
    return {
      ...{ viewer: this.#viewer(id, namn), ref, clients: new Set(), stored: [], left: [], copies: [] },
      mayBeRefused: false,
    }
  }

  #viewer(id: string, namn: string): Viewer {
    const roll = this.#roles.get(id) ?? null
    const roller = roll ? [{ roll, enhetId: roll === 'pedagog' ? ENHET : null, arbetslagId: null }] : []
    return {
      personId: id,
      namn,
      epost: `${namn}@prov.se`,
      huvudmanId: HUVUDMAN,
      huvudmanNamn: 'Prov',
      roller,
    }
  }
}
