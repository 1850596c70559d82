/**
 * Who is on the board and where: y-protocols awareness, never stored. A connection speaks for itself alone and says
 * where it is; who it is, the server says. The stock provider sends back every entry that it hears, so a frame may
 * hold entries of others: they are passed over. Clocks are the server's own, so that a client that comes back with
 * its old clock is seen at once and a huge clock freezes nobody.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS } from './limits.ts'
import { presenceFrame } from './protocol.ts'

export type PresentUser = { personId: string; namn: string; roll: string }
/** A connection as presence sees it. */
export type Participant = {
  readonly user: PresentUser
  sendPresence(frame: Uint8Array): void
}

type Entry = {
  owner: Participant
  /** What the client said last, not yet read. */
  unread: Uint8Array | null
  where: Record<string, unknown>
  /** As it was last sent out. */
  encoded: Uint8Array | null
}

/** What a client may say about itself. */
const FIELDS = ['vy', 'kort', 'falt', 'markor', 'drag'] as const
const TICK_MS = 50
/** More than a board holds connections. */
const MAX_ENTRIES = 1_000
const NOBODY = encoding.encode((encoder) => encoding.writeVarUint(encoder, 0))

/** A frame that says nothing: the stock provider hangs up when it has heard nothing for 30 s. */
export const STILL_HERE = presenceFrame(NOBODY)

export class Presence {
  readonly #participants = new Set<Participant>()
  readonly #entries = new Map<number, Entry>()
  readonly #ownId = new Map<Participant, number>()
  readonly #dirty = new Set<number>()
  readonly #mayUse: (clientId: number, personId: string) => boolean
  #clock: number
  #timer: NodeJS.Timeout | null = null

  /** `mayUse` says whether a clientID is free or the person's own. `now` seeds the clocks: they never run backwards. */
  constructor(now: number, mayUse: (clientId: number, personId: string) => boolean) {
    this.#clock = now
    this.#mayUse = mayUse
  }

  /** Adds a connection and tells it of everyone. */
  join(participant: Participant): void {
    this.#participants.add(participant)
    this.tellAll(participant)
  }

  tellAll(participant: Participant): void {
    const own = this.#ownId.get(participant)
    const others = [...this.#entries].flatMap(([id, { encoded }]) => (encoded && id !== own ? [encoded] : []))
    if (others.length > 0) participant.sendPresence(frameOf(others))
  }

  /** Takes in a frame's own entry, if there is one that is well-formed and small; everything else in it is nothing. */
  receive(from: Participant, body: Uint8Array): void {
    const entries = readEntries(body)
    const id = this.#ownId.get(from) ?? this.#claim(from, entries)
    const said = entries.find(({ clientId }) => clientId === id)?.json
    if (id === undefined || !said || said.length > LIMITS.presenceEntryBytes) return
    if (isNull(said)) {
      this.#entries.delete(id)
    } else {
      const before = this.#entries.get(id)
      this.#entries.set(id, { where: {}, encoded: null, ...before, owner: from, unread: said })
    }
    this.#mark(id)
  }

  /** The person's name or role is another now. */
  renamed(participant: Participant): void {
    const id = this.#ownId.get(participant)
    if (id !== undefined) this.#mark(id)
  }

  leave(participant: Participant): void {
    this.#participants.delete(participant)
    const id = this.#ownId.get(participant)
    this.#ownId.delete(participant)
    // The same tab may be back on a new connection already; then the entry is that one's.
    if (id === undefined || this.#entries.get(id)?.owner !== participant) return
    this.#entries.delete(id)
    this.#mark(id)
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** The first frame with one single entry names the connection's clientID, unless it is somebody else's. */
  #claim(from: Participant, entries: readonly { clientId: number }[]): number | undefined {
    const [only, ...more] = entries
    if (!only || more.length > 0 || !this.#participants.has(from)) return undefined
    const { clientId } = only
    const { personId } = from.user
    const owner = this.#entries.get(clientId)?.owner
    if (owner ? owner.user.personId !== personId : !this.#mayUse(clientId, personId)) return undefined
    this.#ownId.set(from, clientId)
    return clientId
  }

  #mark(id: number): void {
    this.#dirty.add(id)
    this.#timer ??= setTimeout(() => this.#tick(), TICK_MS)
  }

  /** One frame per connection with everything that changed, without its own. */
  #tick(): void {
    this.#timer = null
    const changes: { id: number; bytes: Uint8Array }[] = []
    for (const id of this.#dirty) {
      const entry = this.#entries.get(id)
      if (entry) readWhere(entry)
      const json = entry ? JSON.stringify({ ...entry.where, user: entry.owner.user }) : 'null'
      const bytes = encodeEntry(id, ++this.#clock, json)
      if (entry) entry.encoded = bytes
      changes.push({ id, bytes })
    }
    this.#dirty.clear()
    const shared = frameOf(changes.map(({ bytes }) => bytes))
    for (const participant of this.#participants) {
      const own = this.#ownId.get(participant)
      const others = changes.filter(({ id }) => id !== own)
      if (others.length === changes.length) participant.sendPresence(shared)
      else if (others.length > 0) participant.sendPresence(frameOf(others.map(({ bytes }) => bytes)))
    }
  }
}

/** Entries as they lie in the frame, unread; none when it is cut off. */
function readEntries(body: Uint8Array): { clientId: number; json: Uint8Array }[] {
  try {
    const decoder = decoding.createDecoder(body)
    const entries = []
    for (let left = Math.min(decoding.readVarUint(decoder), MAX_ENTRIES); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      entries.push({ clientId, json: decoding.readVarUint8Array(decoder) })
    }
    return entries
  } catch {
    return []
  }
}

/** Reads what the client said; nonsense leaves the entry as it was. */
function readWhere(entry: Entry): void {
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

function encodeEntry(clientId: number, clock: number, json: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  })
}

function frameOf(entries: readonly Uint8Array[]): Uint8Array {
  return presenceFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length)
      for (const entry of entries) encoding.writeUint8Array(encoder, entry)
    }),
  )
}
