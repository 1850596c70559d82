/** Hints between nodes over Redis' publish and subscribe: at most once, and never waited for. */
import type { Fanout } from '#server/realtime/fanout.ts'
import type { Redis } from './redis.ts'

const CHANNEL = 'kvt:tavla:'

export function createRedisFanout(redis: Redis): Fanout {
  const ear = redis.listener()
  return {
    get isUp() {
      return redis.isUp && ear.isReady
    },
    async open(boardId, listener) {
      // While Redis is away the subscription waits; whoever opens a board does not.
      const subscribed = ear.subscribe(CHANNEL + boardId, listener, true)
      subscribed.catch(() => {})
      if (ear.isReady) await subscribed
    },
    close(boardId) {
      ear.unsubscribe(CHANNEL + boardId).catch(() => {})
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
