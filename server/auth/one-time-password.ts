import { randomInt } from 'node:crypto'

/** Letters and figures that nobody mistakes for each other when they are read aloud or copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of four, about 79 bits: `kq7m-x4tp-9hdw-ar3n`. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
