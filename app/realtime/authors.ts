/** Who stands behind the clientIDs that the document names: from the page, from who is here, or asked for. */
import type { Peer } from './peers.ts'

export type Author = { personId: string; namn: string }
export type Authors = {
  of(clientId: number): Author | null
  /** Those who are here say who they are with every frame. */
  meet(peers: readonly Peer[]): void
  subscribe(listener: () => void): () => void
  version(): number
}

const ASK_AGAIN_MS = 10_000

/** `ask` fetches all authors of the board; null when it could not. */
export function createAuthors(
  known: Record<string, Author | null>,
  ask: () => Promise<Record<string, Author | null> | null>,
): Authors {
  const authors = new Map<number, Author | null>(
    Object.entries(known).map(([clientId, author]) => [Number(clientId), author]),
  )
  const listeners = new Set<() => void>()
  let version = 0
  let isAsking = false

  const learn = (clientId: number, author: Author | null) => {
    if (authors.get(clientId)?.namn === author?.namn && authors.has(clientId)) return false
    authors.set(clientId, author)
    return true
  }
  const tell = () => {
    version++
    for (const listener of listeners) listener()
  }
  const askSoon = () => {
    if (isAsking || listeners.size === 0) return
    isAsking = true
    setTimeout(async () => {
      const found = await ask().catch(() => null)
      const news = Object.entries(found ?? {}).filter(([clientId, author]) => learn(Number(clientId), author))
      if (news.length > 0) tell()
      setTimeout(() => {
        isAsking = false
      }, ASK_AGAIN_MS)
    }, 0)
  }

  return {
    of(clientId) {
      const author = authors.get(clientId)
      if (author === undefined) askSoon()
      return author ?? null
    },
    meet(peers) {
      const news = peers.filter(({ clientId, personId, namn }) => learn(clientId, { personId, namn }))
      if (news.length > 0) tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
  }
}
