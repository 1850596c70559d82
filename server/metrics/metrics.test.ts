import { expect, test } from 'vitest'
import { connect } from '#db/client.ts'
import type { RealtimeStatus } from '#server/realtime/measures.ts'
import { createMetrics } from './metrics.ts'
import { RealtimeCounts } from './realtime-counts.ts'

const QUIET: RealtimeStatus = {
  ...{ boards: 0, hot: 0, packed: 0, damaged: 0, connections: 0, present: 0 },
  ...{ backlog: 0, oldestUnsavedMs: 0, mostClientIds: 0 },
}

/** Lines about us, without what they mean. */
async function linesOf(counts: RealtimeCounts, status = QUIET): Promise<string[]> {
  const { pool } = connect('postgresql://nobody@127.0.0.1:1/nothing')
  const metrics = createMetrics({ counts, realtime: () => status, pool, redis: () => false })
  const text = await metrics.text()
  await pool.end()
  return text.split('\n').filter((line) => line.startsWith('kvt_'))
}

test('everything that the engine tells stands in the text, and one server does not count another’s', async () => {
  const counts = new RealtimeCounts()
  counts.frameIn('update')
  counts.framesOut('update', 199)
  counts.refused('G7')
  counts.refused('G7')
  counts.closed(4403)
  counts.saved(7)
  counts.committed(3, 20)
  counts.commitFailed()
  counts.projected(400)
  counts.projectionFailed()
  counts.compacted(true)
  counts.compacted(false)
  counts.damaged()
  counts.roomLost()
  counts.reconciled(4)
  counts.hint('received')
  const lines = await linesOf(counts, { ...QUIET, backlog: 300, oldestUnsavedMs: 1500 })
  for (const line of [
    'kvt_frames_received_total{kind="update"} 1',
    'kvt_frames_sent_total{kind="update"} 199',
    'kvt_refusals_total{rule="G7"} 2',
    'kvt_closes_total{code="4403"} 1',
    'kvt_save_seconds_bucket{le="0.005"} 0',
    'kvt_save_seconds_bucket{le="0.01"} 1',
    'kvt_save_seconds_bucket{le="+Inf"} 1',
    'kvt_save_seconds_sum 0.007',
    'kvt_commit_rows_bucket{le="20"} 1',
    'kvt_commit_failures_total 1',
    'kvt_projection_seconds_count 1',
    'kvt_projection_failures_total 1',
    'kvt_compactions_total{outcome="done"} 1',
    'kvt_compactions_total{outcome="failed"} 1',
    'kvt_boards_damaged_total 1',
    'kvt_rooms_lost_total 1',
    'kvt_rows_reconciled_total 4',
    'kvt_hints_total{fate="received"} 1',
    'kvt_journal_backlog_bytes 300',
    'kvt_journal_oldest_unsaved_seconds 1.5',
    'kvt_redis_up 0',
    'kvt_database_up 0',
  ])
    expect(lines).toContain(line)
  const other = await linesOf(new RealtimeCounts())
  expect(other).toContain('kvt_rooms_lost_total 0')
  expect(other).toContain('kvt_save_seconds_count 0')
})

test('reading twice counts nothing twice', async () => {
  const counts = new RealtimeCounts()
  counts.closed(1012)
  const first = await linesOf(counts)
  expect(await linesOf(counts)).toEqual(first)
  expect(first).toContain('kvt_closes_total{code="1012"} 1')
})
