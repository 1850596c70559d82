/** A moment that ends leaves a version behind, in the transaction that ends it. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import { deleteVersionsNamed, insertVersion } from '#db/queries/versions.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BeslutRoot } from '#domain/board/beslut.ts'
import type { Board } from '#domain/board/document.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { keptUntil } from '#domain/board/version/version.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { MOMENT, MOMENT_NAMN } from '#domain/ska/moment.ts'

type Standing = Pick<BeslutRoot, 'fas' | 'las'>

const DAY_MS = 86_400_000

/**
 * Keeps the board as it was when the phase went on or a moment was locked; null when nothing ended. Whoever opens a
 * lock and closes it again the same day puts the later version in the place of the earlier.
 */
export async function keepEndedMoment(
  tx: Tx,
  ref: BoardRef,
  {
    board,
    viewer,
    at,
    before,
    after,
  }: { board: Board; viewer: Viewer; at: Date; before: Standing; after: Standing },
): Promise<void> {
  const namn = endedIn(before, after)
  if (namn === null) return
  const slag = 'moment'
  await deleteVersionsNamed(tx, ref.id, { slag, namn, since: new Date(at.getTime() - DAY_MS) })
  await insertVersion(tx, ref, {
    ...{ id: randomUUID(), at, slag, namn, personId: viewer.personId },
    innehall: renderBoard(board),
    behallsTill: keptUntil(slag, todayInSweden(at)),
  })
}

function endedIn(before: Standing, after: Standing): string | null {
  const [locked, ...more] = after.las.filter((moment) => !before.las.includes(moment))
  if (locked !== undefined)
    return more.length === 0 ? `När ”${MOMENT_NAMN[locked]}” låstes` : `När ${more.length + 1} moment låstes`
  const hasGoneOn = MOMENT.indexOf(after.fas) > MOMENT.indexOf(before.fas)
  return hasGoneOn ? `När ”${MOMENT_NAMN[before.fas]}” avslutades` : null
}
