/** Which requests come from our own pages. The same rule guards forms, the board's socket and the live socket. */
import type { IncomingHttpHeaders } from 'node:http'

/** True for exactly the origins that this server's own pages have; a missing Origin is not one of them. */
export type OriginRule = (origin: string | undefined) => boolean

/** The origins that our own pages have, the main one first. */
export function ownOrigins({ publicOrigin, port }: { publicOrigin: string | null; port: number }): string[] {
  const at = port === 80 ? '' : `:${port}`
  return publicOrigin ? [publicOrigin] : [`http://localhost${at}`, `http://127.0.0.1${at}`]
}

export function originRule(own: readonly string[]): OriginRule {
  return (origin) => origin !== undefined && own.includes(origin)
}

/**
 * May this request change anything? A browser says where a post comes from. A request that names no origin and
 * carries no cookie is a script that is about to sign in: it has nobody's authority to abuse.
 */
export function mayChange(isOwn: OriginRule, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined) return isOwn(headers.origin)
  return site === undefined ? headers.cookie === undefined : site === 'same-origin'
}

/** socket.io's polling starts with a GET, and browsers name no origin on those: there the fetch metadata decides. */
export function mayPoll(isOwn: OriginRule, headers: IncomingHttpHeaders): boolean {
  return headers.origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : isOwn(headers.origin)
}
