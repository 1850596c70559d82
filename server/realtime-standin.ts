/** Stands in for the sync engine until it lands; removed then. */
import type { Rooms } from './realtime/rooms.ts'

export function createRooms(_deps: unknown): Rooms {
  const missing = () => Promise.reject(new Error('The sync engine is not there yet'))
  return {
    join: (socket) => socket.close(),
    state: missing,
    read: missing,
    command: missing,
    authors: missing,
    rebuildProjection: missing,
    recheck: async () => {},
    drain: async () => {},
  }
}
