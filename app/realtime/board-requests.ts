/** What a board asks of the server over HTTP, beside its socket. */
import type { BeslutIntent } from '#domain/board/beslut-intent.ts'
import { isRefusal, type Refusal, refuse } from '#domain/result.ts'
import type { Author } from './authors.ts'
import { toBeslutForm } from './beslut-form.ts'
import type { Ending } from './save-state.ts'

export async function postBeslut(boardId: string, intent: BeslutIntent): Promise<{ ok: true } | Refusal> {
  try {
    const response = await fetch(`/tavlor/${boardId}/beslut`, { method: 'POST', body: toBeslutForm(intent) })
    const answer: unknown = await response.json()
    if (isRefusal(answer)) return answer
    if (response.ok) return { ok: true }
  } catch {
    return refuse('missing', 'Ordning och beslut sparas direkt hos servern, och den går inte att nå just nu.')
  }
  return refuse('invalid', 'Något gick fel hos servern. Försök igen om en stund.')
}

export async function fetchAuthors(boardId: string): Promise<Record<string, Author | null> | null> {
  const response = await fetch(`/tavlor/${boardId}/forfattare`)
  return response.ok ? await response.json() : null
}

/** Why the socket cannot be opened, when the server has a reason; null when the network is to blame. */
export async function probeBoard(boardId: string, personId: string): Promise<Ending | null> {
  const response = await fetch(`/tavlor/${boardId}/forfattare?person=${personId}`, {
    redirect: 'manual',
  }).catch(() => null)
  if (response?.status === 404) return { why: 'atkomst' }
  if (response?.status === 401 || response?.type === 'opaqueredirect') return { why: 'utloggad' }
  return null
}
