/** Several servers as one, through a Redis or Valkey stream. */
import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import type { Logger } from '#server/log.ts'

export type Nodes = { adapter: ReturnType<typeof createAdapter>; close(): Promise<void> }

export async function connectNodes(redisUrl: string, log: Logger): Promise<Nodes> {
  const client = createClient({ url: redisUrl })
  client.on('error', (error) => log.error({ err: error }, 'redis is out of reach'))
  await client.connect()
  return {
    adapter: createAdapter(client),
    async close() {
      client.destroy()
    },
  }
}
