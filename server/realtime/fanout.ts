/**
 * Between nodes that have the same board open: what one has committed, and who is there. A hint and never the truth:
 * it may be late, twice, out of order or lost, and the journal makes up for it. Redis stands behind it
 * (`server/nodes/redis-fanout.ts`), and in the simulator a network that fails by a seed.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Fanout = {
  /** Whether hints are likely to arrive; while they are not, the journal is asked more often. */
  readonly isUp: boolean
  /** Listens to the other nodes at a board. Resolves when it hears them, or cannot for now. */
  open(boardId: string, listener: (hint: Uint8Array) => void): Promise<void>
  close(boardId: string): void
  tell(boardId: string, hint: Uint8Array): void
  /** Called when hints may have been missed and come again. */
  onBack(listener: () => void): void
}

/** What presence says of somebody on another node; null says that they are gone. */
export type PresenceHint = { clientId: number; personId: string; json: string | null }
export type HintBody =
  /** A journal row, with its bytes. */
  | { type: 'row'; n: number; data: Uint8Array }
  /** Some of those who are at the node, or all of them. */
  | { type: 'presence'; isAll: boolean; entries: PresenceHint[] }
  /** A node has opened the board and asks who is there. */
  | { type: 'who' }
export type Hint = HintBody & { node: number }

const ROW = 1
const PRESENCE = 2
const WHO = 3

export function encodeHint(node: number, hint: HintBody): Uint8Array {
  return encoding.encode((encoder) => {
    switch (hint.type) {
      case 'row':
        encoding.writeVarUint(encoder, ROW)
        encoding.writeVarUint(encoder, node)
        encoding.writeVarUint(encoder, hint.n)
        encoding.writeVarUint8Array(encoder, hint.data)
        return
      case 'presence':
        encoding.writeVarUint(encoder, PRESENCE)
        encoding.writeVarUint(encoder, node)
        encoding.writeVarUint(encoder, Number(hint.isAll))
        encoding.writeVarUint(encoder, hint.entries.length)
        for (const { clientId, personId, json } of hint.entries) {
          encoding.writeVarUint(encoder, clientId)
          encoding.writeVarString(encoder, personId)
          encoding.writeVarString(encoder, json ?? '')
        }
        return
      case 'who':
        encoding.writeVarUint(encoder, WHO)
        encoding.writeVarUint(encoder, node)
    }
  })
}

/** Null for bytes that are no hint, or one of a newer version. */
export function decodeHint(bytes: Uint8Array): Hint | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    const node = decoding.readVarUint(decoder)
    switch (kind) {
      case ROW:
        return {
          ...{ type: 'row', node, n: decoding.readVarUint(decoder) },
          data: decoding.readVarUint8Array(decoder),
        }
      case PRESENCE: {
        const isAll = decoding.readVarUint(decoder) === 1
        const entries: PresenceHint[] = []
        for (let left = decoding.readVarUint(decoder); left > 0; left--)
          entries.push({
            ...{ clientId: decoding.readVarUint(decoder), personId: decoding.readVarString(decoder) },
            json: decoding.readVarString(decoder) || null,
          })
        return { type: 'presence', node, isAll, entries }
      }
      case WHO:
        return { type: 'who', node }
      default:
        return null
    }
  } catch {
    return null
  }
}
