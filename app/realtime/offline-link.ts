/** A board nobody else is on yet: what the server draws with, and the browser until it is connected. */
import { refuse } from '#domain/result.ts'
import type { BoardLink, BoardPage } from './board-context.tsx'

export function offlineLink({ authors }: BoardPage, personId: string): BoardLink {
  return {
    peers: [],
    author: (clientId) => authors[clientId]?.namn ?? null,
    isMine: (clientId) => authors[clientId]?.personId === personId,
    sendBeslut: async () => refuse('missing', 'Tavlan har inte anslutit än. Försök igen om en stund.'),
    setPresence() {},
  }
}
