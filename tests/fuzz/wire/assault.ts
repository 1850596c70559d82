/**
 * Frames against a whole server: bent blindly, or by somebody who knows what they mean. After each handful the board
 * is looked at from every side, and nobody may have been kept waiting.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from '#server/realtime/protocol.ts'
import { attack, honest } from '../gate/attacks.ts'
import { GateFailed } from '../gate/gated-document.ts'
import { Random } from '../gate/random.ts'
import type { Field } from './field.ts'
import { mangle } from './mangle.ts'
import { Siege } from './siege.ts'
import { Stopwatch } from './stopwatch.ts'
import type { Wire } from './wire.ts'

/** `mutated` bends bytes; `shaped` says well what must not be said. */
export type Manner = 'mutated' | 'shaped'
export type Order = {
  manner: Manner
  frames: number
  /** Over real sockets instead of in this process. */
  overNetwork?: boolean
}
export type Losses = { frames: number; closed: number; refused: number; changed: number; slowestMs: number }

/** What one frame may keep everybody waiting. */
const MAX_STALL_MS = 100
/** Mallory's wires are renewed before the server reads them more slowly. */
const FRAMES_A_WIRE = 300
const HANDFUL = 24
/** The colleague writes, and the stored board is read, after so many handfuls. */
const WORK_EVERY = 6
const KEPT = 48

/** Throws `GateFailed` with what got through. */
export async function assail(field: Field, seed: number, order: Order): Promise<Losses> {
  const random = new Random(seed)
  const foe = field.foes[seed % field.foes.length]!
  const las = random.chance(25) ? [random.pick(['resultat', 'orsaker', 'genomfor'] as const)] : []
  const siege = await Siege.begin(field, foe, las, random)
  try {
    return await new Assault(siege, order, random).run()
  } finally {
    siege.end()
  }
}

class Assault {
  readonly #siege: Siege
  readonly #order: Order
  readonly #random: Random
  readonly #stopwatch = new Stopwatch()
  readonly #losses: Losses = { frames: 0, closed: 0, refused: 0, changed: 0, slowestMs: 0 }
  /** Honest frames, the newest last. */
  readonly #honest: Uint8Array[] = []
  #wire: Wire | null = null
  #written = 0

  constructor(siege: Siege, order: Order, random: Random) {
    this.#siege = siege
    this.#order = order
    this.#random = random
  }

  async run(): Promise<Losses> {
    for (let round = 1; this.#losses.frames < this.#order.frames; round++) {
      await this.#throwHandful()
      if (round % WORK_EVERY > 0) continue
      await this.#siege.work()
      await this.#siege.audit()
    }
    await this.#siege.work()
    await this.#siege.audit()
    this.#wire?.hangUp()
    return this.#losses
  }

  async #throwHandful(): Promise<void> {
    const state = this.#siege.model.state()
    const frames = this.#make(
      Math.min(1 + this.#random.below(HANDFUL), this.#order.frames - this.#losses.frames),
    )
    this.#stopwatch.reset()
    for (const frame of frames) await this.#throw(frame)
    if (this.#order.overNetwork) await this.#untilHeard()
    await this.#siege.settle(this.#stopwatch)
    if (this.#siege.model.state() !== state) this.#losses.changed++
    await this.#checkStall(state, frames)
  }

  async #throw(frame: Uint8Array): Promise<void> {
    this.#losses.frames++
    if (this.#isSpent()) await this.#renew()
    const wire = this.#wire!
    this.#written++
    this.#stopwatch.time(() => wire.write(frame))
  }

  /** Sent away, refused, or soon to be read more slowly. */
  #isSpent(): boolean {
    const wire = this.#wire
    if (wire === null) return true
    const isRefused = wire.heard.some((frame) => frame[0] === 101)
    if (wire.closed !== null) this.#losses.closed++
    else if (isRefused) this.#losses.refused++
    wire.heard = []
    return wire.closed !== null || isRefused || this.#written >= FRAMES_A_WIRE
  }

  async #renew(): Promise<void> {
    this.#wire?.hangUp()
    const { foe, ref } = this.#siege
    this.#wire = await (this.#order.overNetwork ? foe.overNetwork : foe.dial)(ref)
    this.#written = 0
  }

  /** The server answers this when it has read what came before. */
  async #untilHeard(): Promise<void> {
    const wire = this.#wire!
    wire.write(step1Frame(Uint8Array.of(0)))
    const isAnswered = () =>
      wire.closed !== null || wire.heard.some(([kind, step]) => kind === 0 && step === 1)
    for (let wait = 0; wait < 2_000 && !isAnswered(); wait++) await new Promise((next) => setTimeout(next, 2))
    if (!isAnswered()) throw new GateFailed('The server does not answer any more')
  }

  async #checkStall(state: Uint8Array, frames: readonly Uint8Array[]): Promise<void> {
    const { worst } = this.#stopwatch
    this.#losses.slowestMs = Math.max(this.#losses.slowestMs, Math.min(worst, MAX_STALL_MS))
    if (worst <= MAX_STALL_MS) return
    const again = await this.#siege.repeat(state, frames, () => new Stopwatch())
    if (again > MAX_STALL_MS) throw new GateFailed(`Everybody waits ${Math.round(again)} ms`)
  }

  #make(count: number): Uint8Array[] {
    const { model } = this.#siege
    const random = this.#random
    if (this.#order.manner === 'shaped')
      return Array.from({ length: count }, () => {
        const update = attack(model, random)
        return random.chance(80) ? updateFrame(update) : step2Frame(update)
      })
    this.#honest.push(updateFrame(honest(model, random)))
    if (this.#honest.length > KEPT) this.#honest.shift()
    const pool = [...this.#honest, ...this.#others()]
    return Array.from({ length: count }, () => {
      const frame = random.chance(60) ? random.pick(this.#honest) : random.pick(pool)
      return random.chance(5) ? frame : mangle(frame, pool, random)
    })
  }

  /** A frame of each other kind. */
  #others(): Uint8Array[] {
    const { model } = this.#siege
    const clientId = this.#random.chance(50) ? model.malloryClient : this.#random.pick(model.colleagues)
    const entry = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, this.#random.below(1000))
      encoding.writeVarString(
        encoder,
        JSON.stringify({ vy: 'insatser', user: { personId: 'x', namn: 'Rektor' } }),
      )
    })
    return [
      step1Frame(Y.encodeStateVector(model.mallory)),
      step2Frame(Y.encodeStateAsUpdate(model.mallory)),
      presenceFrame(entry),
      presenceFrame(entry),
      Uint8Array.of(3),
      Uint8Array.of(7, 1, 2, 3),
      Uint8Array.of(100, 4),
      Uint8Array.of(101, 2, 123, 125),
    ]
  }
}
