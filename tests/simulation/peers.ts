/** What a browser knows of who else is there: y-protocols' awareness, on the run's own time. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** As in y-protocols. */
const OUTDATED_MS = 30_000

type State = { user?: { personId?: string } } & Record<string, unknown>

export class Peers {
  /** ClientID to what is said of them. */
  readonly states = new Map<number, State>()
  /** The stock provider forgets states when it is cut off, and never clocks. */
  readonly #meta = new Map<number, { clock: number; at: number }>()
  readonly #own: number
  #clock = 0
  #renewedAt = 0
  #state: State = { vy: 'hela' }

  constructor(own: number) {
    this.#own = own
  }

  /** Says where one is; returns what to send. */
  say(state: State, now: number): Uint8Array {
    this.#state = state
    return this.renew(now)
  }

  renew(now: number): Uint8Array {
    this.#clock++
    this.#renewedAt = now
    return this.#encode()
  }

  receive(body: Uint8Array, now: number): void {
    const decoder = decoding.createDecoder(body)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: State | null = JSON.parse(decoding.readVarString(decoder))
      const known = this.#meta.get(id)?.clock ?? 0
      const isNews = known < clock || (known === clock && state === null && this.states.has(id))
      if (!isNews || id === this.#own) continue
      if (state === null) this.states.delete(id)
      else this.states.set(id, state)
      this.#meta.set(id, { clock, at: now })
    }
  }

  cutOff(): void {
    this.states.clear()
  }

  /** Every three seconds: lets go of who has not been heard of; true when it is time to say again that one is here. */
  look(now: number): boolean {
    for (const id of this.states.keys())
      if (now - this.#meta.get(id)!.at >= OUTDATED_MS) this.states.delete(id)
    return now - this.#renewedAt >= OUTDATED_MS / 2
  }

  #encode(): Uint8Array {
    const body = encoding.encode((entry) => {
      encoding.writeVarUint(entry, 1)
      encoding.writeVarUint(entry, this.#own)
      encoding.writeVarUint(entry, this.#clock)
      encoding.writeVarString(entry, JSON.stringify(this.#state))
    })
    return encoding.encode((frame) => {
      encoding.writeVarUint(frame, 1)
      encoding.writeVarUint8Array(frame, body)
    })
  }
}
