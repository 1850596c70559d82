/** Files that wait between preview and confirmation: in memory, a while, one a person. */
import { randomUUID } from 'node:crypto'

export type PendingFile = { filnamn: string; bytes: Uint8Array }

const MINUTES = 30
/** Together at most a hundred megabytes. */
const MOST = 20

export type Pending = ReturnType<typeof createPending>

export function createPending(now: () => Date) {
  const files = new Map<string, PendingFile & { personId: string; expires: number }>()

  return {
    /** Keeps a file and gives the token that fetches it; the person's earlier one is dropped. */
    add(personId: string, file: PendingFile): string {
      for (const [token, kept] of files) {
        if (kept.personId === personId || kept.expires <= now().getTime()) files.delete(token)
      }
      const [oldest] = files.keys()
      if (files.size >= MOST && oldest !== undefined) files.delete(oldest)
      const token = randomUUID()
      files.set(token, { ...file, personId, expires: now().getTime() + MINUTES * 60_000 })
      return token
    },

    /** The file, once, and only to the person who gave it. */
    take(personId: string, token: string): PendingFile | null {
      const kept = files.get(token)
      if (!kept || kept.personId !== personId) return null
      files.delete(token)
      return kept.expires > now().getTime() ? kept : null
    },
  }
}
