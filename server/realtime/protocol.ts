/** The frames of `WS /yjs/<boardId>`: y-websocket's, one message a frame, and two of our own. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Message =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'write'; isStep2: boolean; update: Uint8Array }
  | { type: 'presence'; body: Uint8Array }
  | { type: 'queryPresence' }
  /** Of a kind that this version does not know. */
  | { type: 'other' }

/** Bytes that are no message. */
export class MalformedFrame extends Error {}

const SYNC = 0
const PRESENCE = 1
const QUERY_PRESENCE = 3
const SAVED = 100
const REFUSED = 101

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** Throws `MalformedFrame`. */
export function readMessage(frame: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readFrom(decoder)
    if (message.type !== 'other' && decoding.hasContent(decoder))
      throw new MalformedFrame('Bytes after the message')
    return message
  } catch (cause) {
    throw cause instanceof MalformedFrame ? cause : new MalformedFrame('Not a message', { cause })
  }
}

function readFrom(decoder: decoding.Decoder): Message {
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder)
      if (step > UPDATE) throw new MalformedFrame('Unknown sync step')
      const body = decoding.readVarUint8Array(decoder)
      return step === STEP_1
        ? { type: 'step1', stateVector: body }
        : { type: 'write', isStep2: step === STEP_2, update: body }
    }
    case PRESENCE:
      return { type: 'presence', body: decoding.readVarUint8Array(decoder) }
    case QUERY_PRESENCE:
      return { type: 'queryPresence' }
    default:
      return { type: 'other' }
  }
}

/** What stands before a body of so many bytes. */
export const step1Head = (length: number) => syncHead(STEP_1, length)
export const step2Head = (length: number) => syncHead(STEP_2, length)
export const updateHead = (length: number) => syncHead(UPDATE, length)

export const step1Frame = (stateVector: Uint8Array) => syncFrame(STEP_1, stateVector)
export const step2Frame = (update: Uint8Array) => syncFrame(STEP_2, update)
export const updateFrame = (update: Uint8Array) => syncFrame(UPDATE, update)

/** What stands before a y-protocols awareness update of so many bytes. */
export function presenceHead(length: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, PRESENCE)
    encoding.writeVarUint(encoder, length)
  })
}

/** `body` is a y-protocols awareness update. */
export function presenceFrame(body: Uint8Array): Uint8Array {
  return Buffer.concat([presenceHead(body.length), body])
}

/** The first `count` sync frames of this connection are durable. */
export function savedFrame(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SAVED)
    encoding.writeVarUint(encoder, count)
  })
}

/** What this connection wrote is not taken in, and nothing after it will be. `message` is for the person. */
export function refusedFrame(rule: string, message: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, REFUSED)
    encoding.writeVarString(encoder, JSON.stringify({ rule, message }))
  })
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  return Buffer.concat([syncHead(step, body.length), body])
}

function syncHead(step: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint(encoder, length)
  })
}
