/** The doctor finds each fault in a database that is really damaged so, nothing in a healthy one, and repairs only what is derived. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadCatalogue } from '#db/catalogue/load.ts'
import { tryBecomeWriter } from '#db/queries/journal-writer.ts'
import { seed } from '#db/seed/index.ts'
import { insatsKey, NO_BESLUT } from '#domain/board/beslut.ts'
import { examine } from '#server/doctor/examine.ts'
import { visit } from '#server/doctor/run.ts'
import { checksum, encodeRow } from '#server/realtime/journal/row.ts'
import { testClock } from '#tests/support/clock.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { createPatient, epochOf, type Patient, recordOf } from './doctor/patient.ts'

let patient: Patient

beforeEach(async () => {
  patient = await createPatient()
})
afterEach(() => patient.database.drop())

/** As `npm run doctor` would, on this database. */
async function run(...args: string[]): Promise<{ outcome: number; said: string }> {
  const said: string[] = []
  const config = { databaseUrl: patient.database.url, dataDir: '/nonexistent', requireDurable: false }
  const outcome = await visit(args, { config, print: (text) => void said.push(text) })
  return { outcome, said: said.join('\n') }
}

async function replaceRow(n: number, data: Uint8Array): Promise<void> {
  await patient.damage('update board_update set data = $1, crc = $2 where n = $3', [data, checksum(data), n])
}

const snapshotOf = (upto: object, state = patient.state) =>
  patient.damage(
    'insert into board_snapshot (board_id, seq, huvudman_id, data, crc, upto) values ($1, 1, $2, $3, $4, $5)',
    [...[patient.boardId, patient.ref.huvudmanId, Buffer.from(state), checksum(state), upto]],
  )

test('a board as the server leaves it is whole, and the doctor needs no right to write', async () => {
  const database = await createTestDatabase()
  try {
    expect(await patient.faults()).toEqual([])
    const readOnly = new URL(patient.database.url)
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
    const said: string[] = []
    const config = { databaseUrl: readOnly.href, dataDir: '/nonexistent', requireDurable: false }
    expect(await visit([], { config, print: (text) => void said.push(text) })).toBe(0)
    expect(said.join()).toContain('1 tavla undersökta. Allt är helt')
  } finally {
    await database.drop()
  }
})

test('the demo is whole', async () => {
  const database = await createTestDatabase()
  try {
    const { db, pool } = database
    await loadCatalogue(db)
    await seed({ db, clock: testClock(), log: { info: () => {} }, hashPassword: async () => 'hash' })
    const { boards, findings } = await examine({ db, pool }, { requireDurable: false })
    expect(findings).toEqual([])
    expect(boards).toBeGreaterThan(10)
  } finally {
    await database.drop()
  }
}, 60_000)

describe('what is in the journal is found and never repaired', () => {
  const damages: [what: string, faults: string[], damage: () => Promise<unknown>][] = [
    [
      'a byte of a row has turned',
      ['incomplete', 'row'],
      () =>
        patient.damage(
          'update board_update set data = set_byte(data, 40, 1 - get_byte(data, 40) % 2) where n = 2',
        ),
    ],
    [
      'a row has a format that nobody wrote',
      ['incomplete', 'row'],
      () => replaceRow(2, Buffer.from([9, ...encodeRow([]), 1, 2, 3])),
    ],
    [
      'a row of the right checksum makes no sense',
      ['incomplete'],
      () => replaceRow(2, encodeRow([{ author: patient.rektor, update: Uint8Array.of(1, 1, 1, 1, 1, 1) }])),
    ],
    [
      'a row that others build on is gone',
      ['gap', 'incomplete'],
      () => patient.damage('delete from board_update where n = 1'),
    ],
    [
      'a row that nothing builds on is gone',
      ['gap', 'incomplete'],
      () => patient.damage('delete from board_update where n = 2'),
    ],
    [
      'the last row is gone',
      ['gap', 'projection', 'twin'],
      () => patient.damage('delete from board_update where n = 3'),
    ],
    [
      'the snapshot has lost its bytes',
      ['incomplete', 'snapshot'],
      async () => {
        await snapshotOf({ 1: 3 })
        await patient.damage('delete from board_update')
        await patient.damage('update board_snapshot set crc = crc - 1')
      },
    ],
    ['rows are left that the snapshot has', ['covered'], () => snapshotOf({ 1: 3 })],
    [
      'there are two snapshots',
      ['covered', 'snapshot'],
      async () => {
        await snapshotOf({ 1: 3 })
        await patient.damage(
          'insert into board_snapshot select board_id, 2, huvudman_id, at, data, crc, upto from board_snapshot',
        )
      },
    ],
    [
      'it cannot be read who changed what',
      ['touched'],
      () => patient.damage(`update board_update set touched = '{"okänd":{}}' where n = 2`),
    ],
    [
      'a row is in the name of somebody who did not write it',
      ['forged'],
      () => replaceRow(2, encodeRow([{ author: patient.pedagog, update: patient.updates[1]! }])),
    ],
    [
      'a row of the server’s is in a person’s name',
      ['forged'],
      () => replaceRow(3, encodeRow([{ author: patient.rektor, update: patient.updates[2]! }])),
    ],
    [
      'a clientID has changed hands',
      ['forged'],
      () =>
        patient.damage('update board_client set person_id = $1 where person_id = $2', [
          patient.rektor,
          patient.pedagog,
        ]),
    ],
    [
      'a clientID has no owner',
      ['unowned'],
      () => patient.damage('delete from board_client where person_id = $1', [patient.rektor]),
    ],
    [
      'a card is half a card',
      ['content'],
      async () => {
        await patient.writeAsServer(({ roots }) => void roots.orsaker.set('fel', new Y.Map()))
        await patient.faults(true)
      },
    ],
    ['an epoch is none', ['epoch'], () => patient.damage('update board set epoch = 0')],
    [
      'rows are left of a board that is gone',
      ['misplaced'],
      () =>
        patient.damage('insert into board_fas (board_id, huvudman_id, fas, las) values ($1, $2, $3, $4)', [
          ...[randomUUID(), patient.ref.huvudmanId, 'orsaker', []],
        ]),
    ],
    [
      'rows say that they are another huvudman’s',
      ['misplaced'],
      () => patient.damage('update board_client set huvudman_id = $1', [randomUUID()]),
    ],
  ]

  test.each(damages)('%s', async (_what, faults, damage) => {
    await damage()
    expect(await patient.faults()).toEqual(faults)
    const { outcome, said } = await run()
    expect([outcome, said.includes('FEL')]).toEqual([1, true])
    const before = await recordOf(patient)
    expect(await patient.faults(true)).toEqual(faults)
    expect(await recordOf(patient), 'of what is not whole nothing is made').toEqual(before)
  })
})

describe('what is made from the journal is found, and made again when asked', () => {
  const damages: [what: string, fault: string, damage: () => Promise<unknown>][] = [
    [
      'a row says something else',
      'projection',
      () => patient.damage(`update orsak set text = 'något annat'`),
    ],
    ['a row is gone', 'projection', () => patient.damage('delete from aktivitet where ordning = 1')],
    [
      'there is a row too many',
      'projection',
      () =>
        patient.damage(
          `insert into belagg select board_id, 'extra', huvudman_id, enhet_id, orsak_id, slag, text from belagg limit 1`,
        ),
    ],
    ['the sums are wrong', 'projection', () => patient.damage('update board_projection set insatser = 7')],
    [
      'nothing was ever projected',
      'projection',
      async () => {
        for (const table of [
          'utfall',
          'orsak',
          'belagg',
          'insats',
          'aktivitet',
          'uppfoljning',
          'board_projection',
        ])
          await patient.damage(`delete from ${table}`)
      },
    ],
    [
      'a decision is another in SQL',
      'twin',
      () => patient.damage(`update insats_beslut set beslut = jsonb_set(beslut, '{beslut}', '"avslagen"')`),
    ],
    ['a decision is missing in SQL', 'twin', () => patient.damage('delete from insats_beslut')],
    [
      'SQL has a decision that the board never had',
      'twin',
      () =>
        patient.damage(
          `insert into insats_beslut select board_id, 'annan', huvudman_id, beslut from insats_beslut`,
        ),
    ],
    ['the phase is another in SQL', 'twin', () => patient.damage(`update board_fas set fas = 'insatser'`)],
    ['the phase is missing in SQL', 'twin', () => patient.damage('delete from board_fas')],
  ]

  test.each(damages)('%s', async (_what, fault, damage) => {
    const healthy = await recordOf(patient)
    await damage()
    const before = await recordOf(patient)
    expect(await patient.faults()).toEqual([fault])
    expect(await recordOf(patient), 'looking changes nothing').toEqual(before)
    const { outcome, said } = await run('--repair')
    expect([outcome, said.includes('rättat')]).toEqual([0, true])
    expect(await patient.faults()).toEqual([])
    const { insatsBeslut: _, fas: __, ...repaired } = (await recordOf(patient)) as Record<string, unknown>
    expect(healthy).toMatchObject(repaired)
  })
})

test('a decision that the audit speaks against is nobody’s to repair', async () => {
  const insatsId = patient.cards.insatser[1]
  const decided = { ...NO_BESLUT, order: 'a0', beslut: 'beslutad' as const, av: 'rektor' }
  const { motivering: _, ...after } = decided
  await patient.damage(
    `insert into audit (id, huvudman_id, person_id, board_id, roll, action, object, after) values ($1, $2, $3, $4, 'rektor', 'decide-insats', $5, $6)`,
    [randomUUID(), patient.ref.huvudmanId, patient.rektor, patient.ref.id, `insats:${insatsId}`, after],
  )
  expect(await patient.faults()).toEqual([])
  // Somebody has written into the root what nobody decided; the rows follow the board.
  await patient.writeAsServer(
    ({ beslut }) => void beslut.set(insatsKey(insatsId), { ...decided, beslut: 'avslagen' }),
  )
  expect(await patient.faults(true)).toEqual(['disputed'])
  const { outcome, said } = await run('--repair')
  expect(outcome).toBe(1)
  expect(said).toContain('granskningsloggen säger emot')
})

test('what another board’s audit says about an insats of the same id speaks against nothing here', async () => {
  const insatsId = patient.cards.insatser[1]
  await patient.damage(
    `insert into audit (id, huvudman_id, person_id, board_id, roll, action, object, after) values ($1, $2, $3, $4, 'rektor', 'decide-insats', $5, $6)`,
    [
      ...[randomUUID(), patient.ref.huvudmanId, patient.rektor, randomUUID(), `insats:${insatsId}`],
      { ...NO_BESLUT, beslut: 'avslagen' },
    ],
  )
  await patient.damage(
    `insert into insats_beslut (board_id, insats_id, huvudman_id, beslut) values ($1, $2, $3, $4)
      on conflict (board_id, insats_id) do update set beslut = excluded.beslut`,
    [patient.ref.id, insatsId, patient.ref.huvudmanId, { ...NO_BESLUT, beslut: 'beslutad' }],
  )
  expect(await patient.faults()).toEqual(['twin'])
})

test('what an erased person wrote is still whole', async () => {
  await patient.damage('update board_client set person_id = null where person_id = $1', [patient.rektor])
  expect(await patient.faults()).toEqual(['forged'])
  await patient.damage('delete from person where id = $1', [patient.rektor])
  expect(await patient.faults()).toEqual([])
})

test('settings that could lose what is saved, and migrations that do not match, are told', async () => {
  const { db, pool } = patient.database
  const { findings } = await examine({ db, pool })
  expect(findings.map(({ fault }) => fault)).toEqual(['setting', 'setting', 'setting'])
  await patient.damage(
    `insert into drizzle.__drizzle_migrations (hash, created_at, name) values ('x', 0, '29991231_nyare')`,
  )
  expect(await patient.faults()).toEqual(['migration'])
  await patient.damage(
    `delete from drizzle.__drizzle_migrations where name in ('29991231_nyare', '20261122012816_history')`,
  )
  const { outcome, said } = await run()
  expect(outcome).toBe(1)
  expect(said).toContain('Migreringen 20261122012816_history är inte gjord')
})

test('after a restore every board gets a new epoch, but not under a server that has them open', async () => {
  const server = await patient.database.pool.connect()
  try {
    await tryBecomeWriter(server, 1)
    await expect(run('--restored')).rejects.toThrow('Stoppa den först')
    expect(await epochOf(patient)).toBe(1)
  } finally {
    server.release(true)
  }
  await expect
    .poll(() => run('--restored').catch(() => null), { timeout: 20_000 })
    .toMatchObject({ outcome: 0 })
  expect(await epochOf(patient)).toBe(2)
})

test('scripts read it as JSON, and a fault names the board by its id alone', async () => {
  await patient.damage('update board_projection set insatser = 7')
  const { outcome, said } = await run('--json')
  expect(outcome).toBe(1)
  expect(JSON.parse(said)).toEqual({
    whole: false,
    boards: 1,
    findings: [
      {
        fault: 'projection',
        board: patient.boardId,
        text: 'SQL-raderna säger inte det som tavlan säger: tavlan.',
        repaired: false,
      },
    ],
  })
  await expect(run('--laga')).rejects.toThrow('--laga är inget som doktorn kan')
})
