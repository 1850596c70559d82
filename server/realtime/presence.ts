/**
 * Who is on the board and where: y-protocols awareness, never stored. A connection speaks for itself alone and says
 * where it is; who it is, the server says. The stock provider sends back every entry that it hears, so a frame may
 * hold entries of others: they are passed over. Clocks are the server's own, so that a client that comes back with
 * its old clock is seen at once and a huge clock freezes nobody.
 */
import type { Hint, HintBody, PresenceHint } from './fanout.ts'
import { LIMITS } from './limits.ts'
import { encodeEntry, readEntries, SharedFrame, STILL_HERE } from './presence-frame.ts'
import type { Reservations } from './reservations.ts'
import type { WireFrame } from './wire-frame.ts'

export type PresentUser = { personId: string; namn: string; roll: string }
/** A connection as presence sees it. */
export type Participant = {
  readonly user: PresentUser
  sendPresence(frame: WireFrame): void
}

export type PresenceDeps = {
  /** Milliseconds since 1970 by the database, for the clocks: alike at all nodes, whatever clock a process was born with. */
  now(): number
  /** Whose a clientID is, null for nobody's any more, once something is written under it. */
  ownerOf(clientId: number): string | null | undefined
  /** For whom clientIDs are kept that are seen here. */
  reserved: Reservations
  /** Has one kept; false when it is somebody else's. */
  reserve(clientId: number, personId: string): Promise<boolean>
  /** Tells the other nodes; null without any. */
  tellNodes: ((hint: Extract<HintBody, { type: 'presence' | 'who' }>) => void) | null
}

/** Somebody here. */
type LocalEntry = {
  owner: Participant
  /** What the client said last, not yet read. */
  unread: Uint8Array | null
  where: Record<string, unknown>
  /** What goes out of it; empty before it has been read. */
  json: string
}
/** Somebody at another node, as that node has stamped it; `shownAt` in milliseconds. */
type RemoteEntry = { node: number; personId: string; json: string; shownAt: number }
type Entry = LocalEntry | RemoteEntry

/** Stands behind what a person who has been erased wrote, and what the server did. */
const NOBODY = ''
/** What a client may say about itself. */
const FIELDS = ['vy', 'kort', 'falt', 'markor', 'drag'] as const
const TICK_MS = 50
/** Where very many are, half as often is smooth enough. */
const CROWDED_TICK_MS = 125
const CROWD = 40
/** How often nodes tell each other of everyone, and how long a silent node's people are believed to be there. */
const ANNOUNCE_MS = 5_000
const SILENT_MS = 15_000
/** A browser forgets whom it has not heard of for thirty seconds, also if nothing about them has changed. */
const REFRESH_MS = 10_000

export class Presence {
  readonly #participants = new Set<Participant>()
  readonly #entries = new Map<number, Entry>()
  readonly #ownId = new Map<Participant, number>()
  readonly #dirty = new Set<number>()
  /** ClientIDs that the database is being asked to keep, and which it would not keep for a connection. */
  readonly #asked = new Set<number>()
  readonly #denied = new WeakMap<Participant, number>()
  readonly #deps: PresenceDeps
  /** When each other node was last heard. */
  readonly #heard = new Map<number, number>()
  #clock = 0
  /** Everyone, as joiners hear it; made once between two ticks. */
  #everyone: WireFrame | null = null
  #timer: NodeJS.Timeout | null = null
  #isClosed = false
  readonly #announcing: NodeJS.Timeout | null

  constructor(deps: PresenceDeps) {
    this.#deps = deps
    this.#announcing = deps.tellNodes && setInterval(() => this.#keepNodesPosted(), ANNOUNCE_MS).unref()
  }

  get size(): number {
    return this.#entries.size
  }

  /** Adds a connection and tells it of everyone. */
  join(participant: Participant): void {
    this.#participants.add(participant)
    this.tellAll(participant)
  }

  tellAll(participant: Participant): void {
    const own = this.#ownId.get(participant)
    const frame =
      own === undefined || !this.#entries.has(own)
        ? (this.#everyone ??= this.#frameOfAll(null))
        : this.#frameOfAll(own)
    if (frame !== STILL_HERE) participant.sendPresence(frame)
  }

  /** Stamped anew: who comes back remembers the clocks that it has heard, and forgets the people. */
  #frameOfAll(own: number | null): WireFrame {
    const clock = this.#nextClock()
    const others = [...this.#entries].flatMap(([id, { json }]) =>
      json !== '' && id !== own ? [encodeEntry(id, clock, json)] : [],
    )
    return others.length > 0 ? new SharedFrame(others).whole : STILL_HERE
  }

  #nextClock(): number {
    return (this.#clock = Math.max(this.#clock + 1, this.#deps.now()))
  }

  /** Takes in a frame's own entry, if there is one that is well-formed and small; everything else in it is nothing. */
  receive(from: Participant, body: Uint8Array): void {
    const entries = readEntries(body)
    const id = this.#ownId.get(from) ?? this.#claim(from, entries)
    const said = entries.find(({ clientId }) => clientId === id)?.json
    if (id === undefined || !said || said.length > LIMITS.presenceEntryBytes) return
    const before = this.#entries.get(id)
    // Another node shows somebody else under it.
    if (before && !('owner' in before) && before.personId !== from.user.personId) return
    if (isNull(said)) {
      this.#drop(id)
      return
    }
    const known = before && 'owner' in before ? before : { where: {}, json: '' }
    this.#entries.set(id, { ...known, owner: from, unread: said })
    if (this.#isKept(id, from)) this.#mark(id)
    else void this.#keep(id, from)
  }

  /** What another node says of its people. */
  hear({ node, isAll, entries }: Extract<Hint, { type: 'presence' }>): void {
    const now = performance.now()
    this.#heard.set(node, now)
    const said = new Set(entries.map(({ clientId }) => clientId))
    if (isAll) this.#forget((entry, id) => entry.node === node && !said.has(id))
    for (const { clientId, personId, json } of entries) {
      const known = this.#entries.get(clientId)
      // Somebody who is here now was there before.
      if (known && 'owner' in known && this.#mayStay(clientId, known, personId)) continue
      const before = known && !('owner' in known) ? known : null
      if (json === null) this.#forget((entry, id) => id === clientId && entry.node === node)
      else if (!before || before.json !== json || now - before.shownAt > REFRESH_MS) {
        this.#entries.set(clientId, { node, personId, json, shownAt: now })
        this.#deps.reserved.remember(clientId, personId)
        this.#mark(clientId)
      } else before.node = node
    }
  }

  /** Tells the other nodes of everyone here. */
  announce(): void {
    const entries = [...this.#entries].flatMap(([clientId, entry]): PresenceHint[] =>
      'owner' in entry && entry.json !== ''
        ? [{ clientId, personId: entry.owner.user.personId, json: entry.json }]
        : [],
    )
    this.#deps.tellNodes?.({ type: 'presence', isAll: true, entries })
  }

  /** Asks the other nodes who is there. */
  askNodes(): void {
    this.#deps.tellNodes?.({ type: 'who' })
  }

  /** The person's name or role is another now. */
  renamed(participant: Participant): void {
    const id = this.#ownId.get(participant)
    if (id !== undefined && this.#isShown(id)) this.#mark(id)
  }

  leave(participant: Participant): void {
    this.#participants.delete(participant)
    const id = this.#ownId.get(participant)
    this.#ownId.delete(participant)
    // The same tab may be back on a new connection already; then the entry is that one's.
    const entry = id === undefined ? undefined : this.#entries.get(id)
    if (id === undefined || !entry || !('owner' in entry) || entry.owner !== participant) return
    this.#drop(id)
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#announcing) clearInterval(this.#announcing)
    this.#timer = null
  }

  #keepNodesPosted(): void {
    if ([...this.#entries.values()].some((entry) => 'owner' in entry)) this.announce()
    const now = performance.now()
    const isSilent = ({ node }: RemoteEntry) => now - (this.#heard.get(node) ?? 0) > SILENT_MS
    this.#forget(isSilent)
  }

  /** Lets go of people at other nodes. */
  #forget(isGone: (entry: RemoteEntry, clientId: number) => boolean): void {
    for (const [id, entry] of this.#entries) {
      if ('owner' in entry || !isGone(entry, id)) continue
      this.#entries.delete(id)
      this.#mark(id)
    }
  }

  /** The first frame with one single entry names the connection's clientID, unless it is somebody else's. */
  #claim(from: Participant, entries: readonly { clientId: number }[]): number | undefined {
    const [only, ...more] = entries
    if (!only || more.length > 0 || !this.#participants.has(from)) return undefined
    const { clientId } = only
    const { personId } = from.user
    const keeper = this.#keeperOf(clientId) ?? personId
    if (keeper !== personId || this.#denied.get(from) === clientId) return undefined
    this.#ownId.set(from, clientId)
    return clientId
  }

  /** For whom a clientID is kept; undefined while that is nobody. */
  #keeperOf(id: number): string | undefined {
    const owner = this.#deps.ownerOf(id)
    return owner === undefined ? this.#deps.reserved.map.get(id) : (owner ?? NOBODY)
  }

  #isKept(id: number, { user }: Participant): boolean {
    return this.#keeperOf(id) === user.personId
  }

  /** Has a clientID kept for its person; nobody sees it before. While the database is away, nobody new is seen. */
  async #keep(id: number, from: Participant): Promise<void> {
    const { personId } = from.user
    if (this.#asked.has(id)) return
    this.#asked.add(id)
    try {
      if (await this.#deps.reserve(id, personId)) this.#deps.reserved.remember(id, personId)
      else this.#deny(id, from)
    } catch {
      // The next frame asks again.
    } finally {
      this.#asked.delete(id)
    }
    const entry = this.#entries.get(id)
    if (entry && 'owner' in entry && this.#isKept(id, entry.owner) && !this.#isClosed) this.#mark(id)
  }

  /** It is somebody else's, whom this node has not heard of. */
  #deny(id: number, from: Participant): void {
    this.#denied.set(from, id)
    if (this.#ownId.get(from) === id) this.#ownId.delete(from)
    const entry = this.#entries.get(id)
    if (entry && 'owner' in entry && entry.owner === from) this.#entries.delete(id)
  }

  /** Whether an entry of ours goes before what another node says of `personId`. */
  #mayStay(id: number, { owner }: LocalEntry, personId: string): boolean {
    return owner.user.personId === personId || this.#isKept(id, owner)
  }

  #isShown(id: number): boolean {
    return (this.#entries.get(id)?.json ?? '') !== ''
  }

  /** Takes an entry away, also from those who see it. */
  #drop(id: number): void {
    const isShown = this.#isShown(id)
    this.#entries.delete(id)
    if (isShown) this.#mark(id)
  }

  #mark(id: number): void {
    this.#everyone = null
    this.#dirty.add(id)
    this.#timer ??= setTimeout(
      () => this.#tick(),
      this.#participants.size > CROWD ? CROWDED_TICK_MS : TICK_MS,
    )
  }

  /** One frame per connection with everything that changed, without its own. */
  #tick(): void {
    this.#timer = null
    this.#everyone = null
    const clock = this.#nextClock()
    const changes: { id: number; bytes: Uint8Array }[] = []
    const news: PresenceHint[] = []
    for (const id of this.#dirty) {
      const entry = this.#entries.get(id)
      if (entry && 'owner' in entry) {
        readWhere(entry)
        entry.json = JSON.stringify({ ...entry.where, user: entry.owner.user })
        news.push({ clientId: id, personId: entry.owner.user.personId, json: entry.json })
      } else if (!entry) news.push({ clientId: id, personId: '', json: null })
      changes.push({ id, bytes: encodeEntry(id, clock, entry?.json ?? 'null') })
    }
    this.#dirty.clear()
    if (news.length > 0) this.#deps.tellNodes?.({ type: 'presence', isAll: false, entries: news })
    this.#tell(changes)
  }

  #tell(changes: readonly { id: number; bytes: Uint8Array }[]): void {
    const shared = new SharedFrame(changes.map(({ bytes }) => bytes))
    const at = new Map(changes.map(({ id }, index) => [id, index]))
    for (const participant of this.#participants) {
      const own = at.get(this.#ownId.get(participant) ?? Number.NaN)
      if (own === undefined) participant.sendPresence(shared.whole)
      else if (changes.length > 1) participant.sendPresence(shared.without(own))
    }
  }
}

/** Reads what the client said; nonsense leaves the entry as it was. */
function readWhere(entry: LocalEntry): void {
  if (!entry.unread) return
  try {
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry.unread))
    const isObject = typeof said === 'object' && said !== null
    entry.where = Object.fromEntries(
      FIELDS.filter((field) => isObject && Object.hasOwn(said, field)).map((field) => [
        field,
        (said as Record<string, unknown>)[field],
      ]),
    )
  } catch {
    // Keep where they were.
  }
  entry.unread = null
}

function isNull(json: Uint8Array): boolean {
  return json.length === 4 && String.fromCharCode(...json) === 'null'
}
