/** An honest browser at a besieged board: it keeps the document, counts what is saved and minds who is said to be here. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { presenceFrame, step1Frame, updateFrame } from '#server/realtime/protocol.ts'
import { GateFailed } from '../gate/gated-document.ts'
import type { Wire } from './wire.ts'

type State = { vy?: string; user: { personId: string } } | null

export class Ear {
  readonly doc = new Y.Doc()
  readonly board: Board
  readonly wire: Wire
  sent = 0
  saved = 0
  /** ClientID to what was last said about it. */
  readonly present = new Map<number, State>()

  constructor(wire: Wire, clientId: number, state: Uint8Array) {
    this.wire = wire
    Y.applyUpdate(this.doc, state, this)
    this.doc.clientID = clientId
    this.board = openBoard(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.sent++
      wire.write(updateFrame(update))
    })
    wire.write(step1Frame(Y.encodeStateVector(this.doc)))
  }

  /** Says where it is. */
  say(vy: string): void {
    const entry = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.doc.clientID)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, JSON.stringify({ vy }))
    })
    this.wire.write(presenceFrame(entry))
  }

  /** Takes in what has come. Throws `GateFailed` when it is nothing that an honest browser could bear. */
  listen(): void {
    const { wire } = this
    const heard = wire.heard
    wire.heard = []
    for (const frame of heard)
      try {
        this.#take(frame)
      } catch (cause) {
        if (cause instanceof GateFailed) throw cause
        throw new GateFailed('A colleague’s browser cannot take in what it is sent', { cause })
      }
    if (wire.closed !== null) throw new GateFailed(`A colleague was sent away with ${wire.closed}`)
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
      throw new GateFailed('A colleague’s browser holds something back')
  }

  #take(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case 0:
        if (decoding.readVarUint(decoder) !== 0)
          Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this)
        return
      case 1: {
        const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          const clientId = decoding.readVarUint(body)
          decoding.readVarUint(body)
          this.present.set(clientId, JSON.parse(decoding.readVarString(body)))
        }
        return
      }
      case 100:
        this.saved = decoding.readVarUint(decoder)
        return
      default:
        throw new GateFailed(`A colleague is told ${Buffer.from(frame).toString('latin1')}`)
    }
  }
}
