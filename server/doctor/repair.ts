/** Makes anew what is made from the journal. The journal itself is never written. */
import type pg from 'pg'
import type { Db } from '#db/client.ts'
import { rewriteTwin, withLockedBoard } from '#db/queries/doctor.ts'
import { saveProjection } from '#db/queries/projection.ts'
import { beslutRootOf } from '#domain/board/views/beslut.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { assembleWhole } from './assemble.ts'
import { compareDecisions, hasFas } from './decisions.ts'

/** Safe beside a running server: it reads and decides while nobody else decides, and newer rows are left as they are. */
export async function repairBoard(db: Db, pool: pg.Pool, boardId: string): Promise<void> {
  const made = await withLockedBoard(pool, boardId, async (tx, record) => {
    const whole = assembleWhole(record)
    if (!whole) return null
    const { board, upto } = whole
    const differences = compareDecisions(record, board)
    const isDisputed = differences.some(({ fault }) => fault === 'disputed')
    if (differences.length > 0 && !isDisputed)
      await rewriteTwin(tx, record.ref, beslutRootOf(board), hasFas(board))
    return { projected: projectBoard(record.ref, board), upto }
  })
  if (made) await saveProjection(db, made.projected, made.upto)
}
