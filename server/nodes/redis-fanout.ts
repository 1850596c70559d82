/** Hints between nodes over Redis' publish and subscribe: at most once, and never waited for. */
import type { Fanout } from '#server/realtime/fanout.ts'
import type { Redis } from './redis.ts'

const CHANNEL = 'kvt:tavla:'

export function createRedisFanout(redis: Redis): Fanout {
  const ear = redis.listener()
  const listeners = new Map<string, (hint: Buffer) => void>()
  return {
    get isUp() {
      return redis.isUp && ear.isReady
    },
    async open(boardId, listener) {
      // One that is all its own: the client forgets a channel's listeners when Redis answers, and may be new ones then.
      const own = (hint: Buffer) => listener(hint)
      listeners.set(boardId, own)
      // While Redis is away the subscription waits; whoever opens a board does not.
      const subscribed = ear.subscribe(CHANNEL + boardId, own, true)
      subscribed.catch(() => {})
      if (ear.isReady) await subscribed
    },
    close(boardId) {
      const own = listeners.get(boardId)
      listeners.delete(boardId)
      if (own) ear.unsubscribe(CHANNEL + boardId, own, true).catch(() => {})
    },
    tell(boardId, hint) {
      if (redis.isUp)
        redis.speaker
          .publish(CHANNEL + boardId, Buffer.from(hint.buffer, hint.byteOffset, hint.byteLength))
          .catch(() => {})
    },
    onBack(work) {
      redis.onBack(work)
      ear.on('ready', work)
    },
  }
}
