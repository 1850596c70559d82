import { createHash } from 'node:crypto'

/** The same name gives the same uuid on every machine, so that seeding twice finds what is there. */
export function seedId(...name: string[]): string {
  const hex = createHash('sha256').update(name.join('\u0000')).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** A Yjs clientID, likewise. */
export function seedClientId(...name: string[]): number {
  return createHash('sha256').update(name.join('\u0000')).digest().readUInt32BE()
}
