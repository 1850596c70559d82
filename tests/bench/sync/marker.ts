/**
 * Every edit carries a number in its text, so that whoever receives it can tell without decoding anything, in a frame
 * of its own or merged with others. Only letters and digits, as an order key allows no more.
 */
const SIGN = Buffer.from('kvT')
const DIGITS = 8

export function markerOf(number: number): string {
  return `kvT${String(number).padStart(DIGITS, '0')}`
}

/** Calls `found` with each number in the bytes. */
export function findMarkers(bytes: Buffer, found: (number: number) => void): void {
  for (let at = bytes.indexOf(SIGN); at !== -1; at = bytes.indexOf(SIGN, at)) {
    at += SIGN.length
    let number = 0
    let digits = 0
    for (; digits < DIGITS; digits++) {
      const digit = bytes[at + digits]! - 48
      if (!(digit >= 0 && digit <= 9)) break
      number = number * 10 + digit
    }
    if (digits === DIGITS) found(number)
  }
}
