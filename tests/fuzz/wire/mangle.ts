/** Frames that are bent without knowing what they mean: bits, ends, lengths and pieces of others. */
import * as encoding from 'lib0/encoding'
import type { Random } from '../gate/random.ts'

/** One to four bends of a frame; `others` give pieces. */
export function mangle(frame: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  // A Buffer's slices would be the buffer itself.
  let bent: Uint8Array = Uint8Array.from(frame)
  for (let bends = 1 + random.below(4); bends > 0; bends--)
    bent = random.pick(BENDS)(bent, Uint8Array.from(random.pick(others)), random)
  return bent
}

type Bend = (frame: Uint8Array, other: Uint8Array, random: Random) => Uint8Array

const BENDS: readonly Bend[] = [
  flip,
  flip,
  flip,
  cut,
  splice,
  lie,
  lie,
  insert,
  remove,
  repeat,
  overwrite,
  retype,
]

function flip(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const bent = frame.slice()
  for (let flips = 1 + random.below(3); flips > 0 && bent.length > 0; flips--)
    bent[random.below(bent.length)]! ^= 1 << random.below(8)
  return bent
}

function cut(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  return random.chance(80) ? frame.slice(0, random.below(frame.length + 1)) : frame.slice(random.below(4))
}

/** The head of one, the tail of another. */
function splice(frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return join(frame.slice(0, random.below(frame.length + 1)), other.slice(random.below(other.length + 1)))
}

/** A length or a count, mostly near the front, that promises something else. */
function lie(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const at = random.below(Math.min(frame.length, random.chance(70) ? 14 : frame.length) + 1)
  const number = random.pick([0, 1, 127, 128, 0xffff, 33_554_431, 2 ** 31, 2 ** 32, 2 ** 53 - 1])
  const claimed = encoding.encode((encoder) => encoding.writeVarUint(encoder, number))
  return join(frame.slice(0, at), claimed, frame.slice(at + 1))
}

function insert(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const at = random.below(frame.length + 1)
  const bytes = Uint8Array.from({ length: 1 + random.below(12) }, () => random.below(256))
  return join(frame.slice(0, at), bytes, frame.slice(at))
}

function remove(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const at = random.below(frame.length + 1)
  return join(frame.slice(0, at), frame.slice(at + 1 + random.below(8)))
}

function repeat(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const at = random.below(frame.length + 1)
  const piece = frame.slice(at, at + 1 + random.below(40))
  return join(frame.slice(0, at), ...Array<Uint8Array>(1 + random.below(20)).fill(piece), frame.slice(at))
}

/** A number without an end, or zeros. */
function overwrite(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const at = random.below(frame.length + 1)
  return frame.slice().fill(random.pick([0xff, 0x80, 0]), at, at + 1 + random.below(12))
}

/** The same body as another kind of message. */
function retype(frame: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  return join(random.pick(HEADS), frame.slice(random.below(3)))
}

const HEADS = [[0, 0], [0, 1], [0, 2], [0, 3], [1], [3], [2], [7], [100], [101], [0x80], []].map((head) =>
  Uint8Array.from(head),
)

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}
