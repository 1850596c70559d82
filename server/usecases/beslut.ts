/**
 * What rektor, or förvaltningen on the huvudman's board, decides: order, decision, scope, phase and locks. Each is one
 * transaction of SQL, audit and the server-owned root; one at a time per board, so orders given at once both count.
 */
import type { Tx } from '#db/client.ts'
import { insertAudit } from '#db/queries/audit.ts'
import { storeFas, storeInsatsBeslut } from '#db/queries/beslut.ts'
import { findBoard } from '#db/queries/boards.ts'
import { enheterOf } from '#db/queries/enheter.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Beslutslag, type InsatsBeslut, insatsKey, type Omfattning } from '#domain/board/beslut.ts'
import type { Board } from '#domain/board/document.ts'
import { ranksToMove } from '#domain/board/rank.ts'
import { fasOf, lasOf } from '#domain/board/views/beslut.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import { isRefusal, type Refusal, refuse } from '#domain/result.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { MOMENT, MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import type { Deps } from '#server/services.ts'
import { keepEndedMoment } from './ended-moment.ts'

/** Null: there is no such board for this person. */
type Answer = Promise<{ ok: true } | Refusal | null>
/** What is written: into the root, into SQL and into the audit. */
type Decision = {
  set: Record<string, unknown>
  store(tx: Tx): Promise<void>
  action: string
  object: string
  before: unknown
  after: unknown
}

const MAX_MOTIVERING = 3000

export function createBeslut({ db, rooms, clock, live }: Pick<Deps, 'db' | 'rooms' | 'clock' | 'live'>) {
  /** Decides on the board as it is when its turn comes. */
  async function command(
    viewer: Viewer,
    boardId: string,
    decide: (board: Board, ref: BoardRef) => Decision | Refusal,
  ): Answer {
    const ref = await findBoard(db, boardId)
    const access = ref && boardAccess(viewer, ref)
    if (!ref || !access?.read) return null
    if (!access.decide || access.roll === null)
      return refuse('forbidden', 'Bara den som leder verksamheten kan besluta om det här. Prata med rektor.')
    const { roll } = access
    return rooms.command<{ ok: true } | Refusal>(ref, async (tx, board) => {
      const decision = decide(board, ref)
      if (isRefusal(decision)) return { result: decision }
      const { set, store, ...entry } = decision
      await store(tx)
      await insertAudit(tx, viewer, { ...entry, roll, boardId })
      return { set, result: { ok: true } }
    })
  }

  /** The same for one insats; `next` says what its decision shall be. */
  function aboutInsats(
    viewer: Viewer,
    boardId: string,
    { insatsId, action }: { insatsId: string; action: string },
    next: (insats: InsatsView) => InsatsBeslut | Refusal,
  ): Answer {
    return command(viewer, boardId, (board, ref) => {
      const insats = findInsats(board, insatsId)
      if (isRefusal(insats)) return insats
      const beslut = next(insats)
      return isRefusal(beslut)
        ? beslut
        : {
            set: { [insatsKey(insatsId)]: beslut },
            store: (tx) => storeInsatsBeslut(tx, ref, insatsId, beslut),
            action,
            object: `insats:${insatsId}`,
            before: withoutText(insats.beslut),
            after: withoutText(beslut),
          }
    })
  }

  return {
    /** Puts an insats in front of another in rektor's order, or last among the ranked. */
    rank(
      viewer: Viewer,
      boardId: string,
      { insatsId, before }: { insatsId: string; before: string | null },
    ): Answer {
      return command(viewer, boardId, (board, ref) => {
        const insats = findInsats(board, insatsId)
        if (isRefusal(insats)) return insats
        const shown = insatserOf(board)
        const keys = ranksToMove(shown, insatsId, before)
        const changed = shown
          .filter(({ id }) => keys.has(id))
          .map(({ id, beslut }) => ({ id, beslut: { ...beslut, order: keys.get(id)! } }))
        return {
          set: Object.fromEntries(changed.map(({ id, beslut }) => [insatsKey(id), beslut])),
          async store(tx) {
            for (const { id, beslut } of changed) await storeInsatsBeslut(tx, ref, id, beslut)
          },
          action: 'rank-insats',
          object: `insats:${insatsId}`,
          before: { ordning: insats.ordning, order: insats.beslut.order },
          after: { before, orders: Object.fromEntries(keys) },
        }
      })
    },

    /** Decides on an insats. What is put off or turned down, or answers no orsak, is said why. */
    decide(
      viewer: Viewer,
      boardId: string,
      given: { insatsId: string; beslut: Beslutslag; motivering: string },
    ): Answer {
      const motivering = given.motivering.replaceAll('\0', '').toWellFormed().trim().slice(0, MAX_MOTIVERING)
      const { insatsId, beslut } = given
      return aboutInsats(viewer, boardId, { insatsId, action: 'decide-insats' }, (insats) => {
        if (motivering === '' && (beslut === 'avvaktar' || beslut === 'avslagen'))
          return refuse('invalid', 'Skriv varför, så att de som föreslog insatsen får ett svar.')
        if (motivering === '' && beslut === 'beslutad' && insats.orsakIds.length === 0)
          return refuse(
            'invalid',
            'Insatsen svarar inte på någon orsak. Koppla den till en, eller skriv varför den beslutas ändå.',
          )
        const datum = todayInSweden(clock.now())
        return { ...insats.beslut, beslut, motivering, av: viewer.namn, datum }
      })
    },

    /** Sets how far an insats reaches: this enhet, some enheter, or all. */
    async setOmfattning(
      viewer: Viewer,
      boardId: string,
      { insatsId, omfattning, enheter }: { insatsId: string; omfattning: Omfattning; enheter: string[] },
    ): Answer {
      const known = new Set((await enheterOf(db, viewer.huvudmanId)).map(({ id }) => id))
      const chosen = omfattning === 'nagra' ? [...new Set(enheter)].sort() : []
      return aboutInsats(viewer, boardId, { insatsId, action: 'set-omfattning' }, ({ beslut }) => {
        if (omfattning === 'nagra' && chosen.length === 0)
          return refuse('invalid', 'Välj minst en enhet som insatsen gäller.')
        if (!chosen.every((id) => known.has(id)))
          return refuse('missing', 'En av enheterna finns inte längre. Läs in sidan igen och välj på nytt.')
        return { ...beslut, omfattning, enheter: chosen }
      })
    },

    /** Says in which moment of the cycle the board is. */
    async setFas(viewer: Viewer, boardId: string, fas: Moment): Answer {
      const answer = await setRoot(viewer, boardId, 'set-fas', () => ({ fas }))
      if (answer && 'ok' in answer) live.changed('boards', viewer.huvudmanId)
      return answer
    },

    /** Says which moments are finished, so that nobody changes their cards any more. */
    setLas(viewer: Viewer, boardId: string, las: readonly Moment[]): Answer {
      return setRoot(viewer, boardId, 'set-las', () => ({
        las: MOMENT.filter((moment) => las.includes(moment)),
      }))
    },
  }

  function setRoot(
    viewer: Viewer,
    boardId: string,
    action: string,
    change: () => Partial<{ fas: Moment; las: Moment[] }>,
  ): Answer {
    return command(viewer, boardId, (board, ref) => {
      const before = { fas: fasOf(board), las: lasOf(board) }
      const after = { ...before, ...change() }
      return {
        set: after,
        async store(tx) {
          await storeFas(tx, ref, after)
          await keepEndedMoment(tx, ref, { board, viewer, at: clock.now(), before, after })
        },
        action,
        object: `board:${ref.id}`,
        before,
        after,
      }
    })
  }
}

function findInsats(board: Board, insatsId: string): InsatsView | Refusal {
  const lasta = lasOf(board).includes('insatser')
  if (lasta)
    return refuse('locked', `Momentet ${MOMENT_NAMN.insatser} är låst. Lås upp det för att ändra besluten.`)
  const insats = insatserOf(board).find(({ id }) => id === insatsId)
  return (
    insats ?? refuse('missing', 'Insatsen finns inte längre på tavlan. Den kan ha tagits bort av en kollega.')
  )
}

/** The audit holds ids and values; what somebody wrote stays with the decision. */
function withoutText({ motivering: _, ...values }: InsatsBeslut): Omit<InsatsBeslut, 'motivering'> {
  return values
}
