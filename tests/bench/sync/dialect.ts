/** The two ways in which Yjs servers frame what they say. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Kind = 'step1' | 'step2' | 'update' | 'presence' | 'saved' | 'refused' | 'other'

export type Dialect = {
  /** What a client says first; the server answers with a step 2. */
  hello(room: string, stateVector: Uint8Array): Uint8Array[]
  step2(room: string, update: Uint8Array): Uint8Array
  update(room: string, update: Uint8Array): Uint8Array
  presence(room: string, update: Uint8Array): Uint8Array
  kindOf(frame: Uint8Array): Kind
  /** The update, state vector or awareness update in a frame. */
  bodyOf(frame: Uint8Array): Uint8Array
  /** How many of a connection's writes are acknowledged with this frame, when it knew of `before`. */
  savedBy(frame: Uint8Array, before: number): number
}

const SYNC = 0
const PRESENCE = 1
const STEPS = ['step1', 'step2', 'update'] as const

/** y-websocket's, with the `saved` and `refused` that our server adds. */
export const yWebsocket: Dialect = {
  hello: (_room, stateVector) => [message([SYNC, 0], stateVector)],
  step2: (_room, update) => message([SYNC, 1], update),
  update: (_room, update) => message([SYNC, 2], update),
  presence: (_room, update) => message([PRESENCE], update),
  kindOf(frame) {
    switch (frame[0]) {
      case SYNC:
        return STEPS[frame[1]!] ?? 'other'
      case PRESENCE:
        return 'presence'
      case 100:
        return 'saved'
      case 101:
        return 'refused'
      default:
        return 'other'
    }
  },
  bodyOf: (frame) => bodyAt(frame, frame[0] === SYNC ? 2 : 1),
  savedBy: (frame) => decoding.readVarUint(decoderAt(frame, 1)),
}

const AUTH = 2
const SYNC_REPLY = 4
const SYNC_STATUS = 8
const AUTHENTICATED = 2

/** Hocuspocus': the document's name in front of every message, and a token first. */
export const hocuspocus: Dialect = {
  hello: (room, stateVector) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room)
      for (const number of [AUTH, 0]) encoding.writeVarUint(encoder, number)
      for (const text of ['token', '4.7.0']) encoding.writeVarString(encoder, text)
    }),
    message([SYNC, 0], stateVector, room),
  ],
  step2: (room, update) => message([SYNC, 1], update, room),
  update: (room, update) => message([SYNC, 2], update, room),
  presence: (room, update) => message([PRESENCE], update, room),
  kindOf(frame) {
    // Names are shorter than 128 bytes here.
    const at = frame[0]! + 1
    switch (frame[at]) {
      case SYNC:
      case SYNC_REPLY:
        return STEPS[frame[at + 1]!] ?? 'other'
      case PRESENCE:
        return 'presence'
      case SYNC_STATUS:
        return frame[at + 1] === 1 ? 'saved' : 'refused'
      case AUTH:
        return frame[at + 1] === AUTHENTICATED ? 'other' : 'refused'
      default:
        return 'other'
    }
  },
  bodyOf(frame) {
    const at = frame[0]! + 1
    return bodyAt(frame, frame[at] === PRESENCE ? at + 1 : at + 2)
  },
  savedBy: (_frame, before) => before + 1,
}

function message(types: readonly number[], body: Uint8Array, room?: string): Uint8Array {
  return encoding.encode((encoder) => {
    if (room !== undefined) encoding.writeVarString(encoder, room)
    for (const type of types) encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, body)
  })
}

function decoderAt(frame: Uint8Array, at: number): decoding.Decoder {
  const decoder = decoding.createDecoder(frame)
  decoder.pos = at
  return decoder
}

const bodyAt = (frame: Uint8Array, at: number) => decoding.readVarUint8Array(decoderAt(frame, at))
