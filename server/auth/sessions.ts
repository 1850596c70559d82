/** Who is signed in. A session ends after 12 hours without a request, and after a week whatever happens. */
import type { Db } from '#db/client.ts'
import { findViewer } from '#db/queries/people.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  touchSession,
} from '#db/queries/sessions.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Clock } from '#server/clock.ts'
import { clearedCookie, sessionCookie, tokenFrom } from './cookie.ts'
import { hashBytes, newToken, tokenHash } from './token.ts'

const MINUTE_MS = 60_000
/** A school day offline, from before the first bell until after the last meeting, must not end a session. */
const IDLE_MS = 12 * 60 * MINUTE_MS
const ABSOLUTE_MS = 7 * 24 * 60 * MINUTE_MS

export type SignedIn = { viewer: Viewer; sessionHash: string }

export type Sessions = {
  /** Starts a session and returns the cookie that carries it. */
  open(account: { personId: string; huvudmanId: string }): Promise<string>
  /** The cookie that takes a session out of the browser. */
  cleared: string
  /** The person behind a session with the roles of this moment; null when it has ended. */
  viewerOf(sessionHash: string): Promise<Viewer | null>
  /** The same from a Cookie header, of a request or of a socket's handshake. */
  fromCookie(header: string | null | undefined): Promise<SignedIn | null>
  end(sessionHash: string): Promise<void>
  /** Ends every session of the person, but `keep`. */
  endAll(personId: string, keep?: string | null): Promise<void>
  /** Removes ended sessions. */
  sweep(): Promise<void>
}

export type SessionsDeps = { db: Db; clock: Clock; publicOrigin: string | null }

export function createSessions({ db, clock, publicOrigin }: SessionsDeps): Sessions {
  const secure = publicOrigin?.startsWith('https:') ?? false
  const idleSince = (now: Date) => new Date(now.getTime() - IDLE_MS)

  async function viewerOf(sessionHash: string): Promise<Viewer | null> {
    const now = clock.now()
    const hash = hashBytes(sessionHash)
    const session = await findSession(db, { tokenHash: hash, now, idleSince: idleSince(now) })
    if (!session) return null
    if (now.getTime() - session.seen.getTime() > MINUTE_MS) await touchSession(db, hash, now)
    return findViewer(db, session.personId)
  }

  return {
    cleared: clearedCookie(secure),
    viewerOf,
    async open({ personId, huvudmanId }) {
      const token = newToken()
      const created = clock.now()
      const expires = new Date(created.getTime() + ABSOLUTE_MS)
      const hash = hashBytes(tokenHash(token))
      await insertSession(db, { tokenHash: hash, personId, huvudmanId, created, expires })
      return sessionCookie(token, secure)
    },
    async fromCookie(header) {
      const token = tokenFrom(header, secure)
      if (!token) return null
      const sessionHash = tokenHash(token)
      const viewer = await viewerOf(sessionHash)
      return viewer && { viewer, sessionHash }
    },
    async end(sessionHash) {
      await deleteSession(db, hashBytes(sessionHash))
    },
    endAll: (personId, keep = null) => deleteSessionsOf(db, personId, keep === null ? null : hashBytes(keep)),
    sweep() {
      const now = clock.now()
      return deleteEndedSessions(db, { now, idleSince: idleSince(now) })
    },
  }
}
