/** A server that starts with a clock behind the one before it must not leave people invisible to each other. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { soon } from './crowd.ts'
import { type Engine, startEngine } from './engine.ts'
import { createSchool } from './school.ts'

const cleanUp = cleanUpAfterEach()

test('[P3] presence goes on after a restart whose clock is a day behind', async () => {
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const school = await createSchool(database.db)
  const [boardId, ada, bo] = [await school.board(), await school.person(), await school.person()]
  const clocks: number[] = []
  const docs = { ada: new Y.Doc(), bo: new Y.Doc() }
  for (const shift of [0, -24 * 3_600_000]) {
    const engine = await startEngine({ databaseUrl: database.url, port: 0 })
    cleanUp.defer(() => engine.kill())
    await engine.jump(shift)
    const here = await join(engine, boardId, bo.cookie, docs.bo)
    const there = await join(engine, boardId, ada.cookie, docs.ada)
    there.say({ vy: randomUUID() })
    await expect.poll(() => here.presence.at(-1)?.clientId, soon).toBe(there.doc.clientID)
    clocks.push(here.presence.at(-1)!.clock)
    await engine.kill()
  }
  // A provider passes over what is older than what it has heard of the same tab.
  expect(clocks[1]).toBeGreaterThan(clocks[0]!)
})

async function join(engine: Engine, boardId: string, cookie: string, doc: Y.Doc): Promise<ScriptedClient> {
  const url = `ws://127.0.0.1:${engine.port}/yjs/${boardId}`
  const client = new ScriptedClient({ url, headers: { cookie }, doc })
  await expect.poll(() => client.isSynced, soon).toBe(true)
  return client
}
