import { createHash, randomBytes } from 'node:crypto'

/** A session's secret: 256 random bits. Only the browser has it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the server keeps and passes around instead of the token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** The hash as the database stores it. */
export function hashBytes(hash: string): Uint8Array {
  return Buffer.from(hash, 'base64url')
}
