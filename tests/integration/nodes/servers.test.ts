/** Two whole servers behind a balancer that sends a person now here, now there. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPerson } from '#db/queries/people.ts'
import { rolltilldelning } from '#db/schema/index.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { isRefusal } from '#domain/result.ts'
import { note, notesOf } from '#tests/integration/realtime/nodes-rig.ts'
import { redisProgram, startRedis, type TestRedis } from '#tests/support/redis.ts'
import { createPair, type Pair } from './pair.ts'

const soon = { interval: 5, timeout: 10_000 }
/** The promise of C6 and N7 is a second; the machine may be busy with other tests. */
const A_SECOND = { interval: 5, timeout: 1_000 }

describe.skipIf(!redisProgram)('two servers', () => {
  let redis: TestRedis
  let pair: Pair

  beforeAll(async () => {
    redis = await startRedis()
    pair = await createPair(redis.url)
  })
  afterAll(async () => {
    await pair?.close()
    await redis?.close()
  })

  test('[N7] whoever signs in at one works at the other, and colleagues at both see it', async () => {
    const [one, two] = pair.servers
    const anna = await pair.join(two, await one.signIn((await pair.person('pedagog')).epost))
    const bo = await pair.join(one, await two.signIn((await pair.person('pedagog')).epost))
    const notes = [note(anna), note(bo)].sort()
    for (const client of [anna, bo]) await expect.poll(() => notesOf(client.board), soon).toEqual(notes)
  })

  test('[N7] a decision at one server is on the boards and pages of both', async () => {
    const [one, two] = pair.servers
    const rektor = await pair.person('rektor')
    const viewer = await pair.viewer(rektor)
    const here = await pair.join(one, await one.signIn(rektor.epost))
    const there = await pair.join(two, await one.signIn(rektor.epost))
    const insatsId = crypto.randomUUID()
    addInsats(here.board, { id: insatsId, rubrik: 'Läspass' })
    await here.allSaved()
    await expect.poll(() => insatserOf(there.board).map(({ id }) => id), soon).toContain(insatsId)
    const beslut = { insatsId, beslut: 'beslutad' as const, motivering: 'Vi gör det' }
    expect(await two.services.beslut.decide(viewer, pair.boardId, beslut)).toEqual({ ok: true })
    const decided = (client: typeof here) =>
      insatserOf(client.board).find(({ id }) => id === insatsId)?.beslut.beslut
    for (const client of [here, there]) await expect.poll(() => decided(client), soon).toBe('beslutad')
  })

  test.each([
    { what: 'a role that is taken', code: 4403 },
    { what: 'an account that is closed', code: 4401 },
    { what: 'a sign-out', code: 4401 },
    { what: 'what an operator deletes by hand', code: 4403 },
  ])('[N7] $what at one server closes the sockets at both within a second', async ({ what, code }) => {
    await revoke(what, code)
  })

  test('[N7] the same while Redis stands still, and while it is gone', async () => {
    redis.freeze()
    await revoke('a role that is taken', 4403)
    await redis.kill()
    await revoke('an account that is closed', 4401)
    await redis.restart()
  })

  async function revoke(what: string, code: number): Promise<void> {
    const [one, two] = pair.servers
    const person = await pair.person('pedagog')
    const cookie = await one.signIn(person.epost)
    const boards = [await pair.join(one, cookie), await pair.join(two, cookie)]
    const lives = [await pair.live(one, cookie), await pair.live(two, cookie)]
    const { personer, konto } = one.services
    if (what.includes('by hand')) {
      const rows = pair.database.db.delete(rolltilldelning)
      await rows.where(eq(rolltilldelning.personId, person.personId))
    } else if (what.includes('role')) {
      const found = await findPerson(pair.database.db, pair.huvudman.huvudmanId, person.personId)
      await personer.revokeRoll(pair.admin, person.personId, found!.roller[0]!.id)
    } else if (what.includes('account')) await personer.close(pair.admin, person.personId)
    else {
      const { sessionHash } = (await konto.authenticate(cookie))!
      await konto.signOut(sessionHash)
    }
    await expect.poll(() => boards.map(({ closed }) => closed?.code), A_SECOND).toEqual([code, code])
    // Without a role one is still somebody; without a session nobody.
    if (code === 4401)
      await expect.poll(() => lives.map(({ socket }) => socket.connected), A_SECOND).toEqual([false, false])
  }

  test('[N8] a page that changed at one server is told at both, and here at once whatever Redis does', async () => {
    const [one, two] = pair.servers
    const cookie = await one.signIn((await pair.person('forvaltning')).epost)
    const here = await pair.live(one, cookie)
    const there = await pair.live(two, cookie)
    const { huvudmanId } = pair.huvudman
    await expect
      .poll(
        () => {
          one.live.changed('mal', huvudmanId)
          return there.heard.includes('mal')
        },
        { interval: 300, timeout: 10_000 },
      )
      .toBe(true)
    expect(here.heard).toContain('mal')
    // Who is there is told over both, too.
    here.socket.emit('sida', '/mal')
    there.socket.emit('sida', '/mal')
    await expect.poll(() => here.seen().length, soon).toBeGreaterThan(0)
    redis.freeze()
    here.heard.length = 0
    one.live.changed('arshjul', huvudmanId)
    await expect.poll(() => here.heard, A_SECOND).toContain('arshjul')
    // Who could not be told is told when it is back.
    there.heard.length = 0
    await redis.kill()
    await redis.restart()
    await expect.poll(() => there.heard, soon).toContain('arshjul')
    // And news go both ways again.
    there.heard.length = 0
    await expect
      .poll(
        () => {
          one.live.changed('boards', huvudmanId)
          return there.heard.filter((topic) => topic === 'boards').length > 1
        },
        { interval: 300, timeout: 10_000 },
      )
      .toBe(true)
  })

  test('[N9] a file that one server showed is confirmed at the other', async () => {
    const [one, two] = pair.servers
    const viewer = await pair.viewer(await pair.person('forvaltning'))
    const rows = ['enhet;indikator;period;varde', 'Ekbackens skola;GR-2-4;2026;5,1']
    const bytes = new TextEncoder().encode(rows.join('\n'))
    const shown = await one.services.importer.preview(viewer, { filnamn: 'egna.csv', bytes })
    if (isRefusal(shown)) throw new Error(shown.why)
    expect(await two.services.importer.confirm(viewer, shown.token!)).toMatchObject({ ok: true })
  })

  test('[N9] guesses at passwords are counted together', async () => {
    const [one, two] = pair.servers
    const { epost } = await pair.person('pedagog')
    const guess = (at: number) =>
      (at % 2 ? one : two).services.konto.signIn({
        ...{ epost, losenord: `fel ${at}`, address: '127.0.0.9', previous: null },
      })
    for (let at = 0; at < 10; at++) expect(await guess(at)).toMatchObject({ refused: 'invalid' })
    for (const at of [0, 1]) expect(await guess(at)).toMatchObject({ refused: 'locked' })
  })
})
