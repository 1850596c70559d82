/** What has happened on a board, and what it said at moments worth remembering. Restoring is the board's own to do. */
import { randomUUID } from 'node:crypto'
import { insertAudit } from '#db/queries/audit.ts'
import { findBoard, lockBoard, type NamedBoard } from '#db/queries/boards.ts'
import { selectChangers, selectChanges } from '#db/queries/changes.ts'
import { isUuid } from '#db/queries/enhet.ts'
import {
  countSavedByHand,
  deleteVersion,
  findVersion,
  insertVersion,
  type StoredInfo,
  selectVersions,
} from '#db/queries/versions.ts'
import { type BoardAccess, boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Handelse, HandelseUrval } from '#domain/board/version/handelse.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import {
  CHANGES_KEPT_DAYS,
  keptUntil,
  MAX_VERSION_NAMN,
  MOST_SAVED_BY_HAND,
  OWN_SLAG,
  type OwnSlag,
  type Version,
  type VersionInfo,
} from '#domain/board/version/version.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Deps } from '#server/services.ts'

/** `mayRemove` tells whether this person may. */
export type ListedVersion = VersionInfo & { mayRemove: boolean }
export type Versioner = { versioner: ListedVersion[]; maySave: boolean }
export type Handelser = {
  handelser: Handelse[]
  /** Where the older ones begin; null when there are none. */
  nasta: string | null
  /** Everybody who is behind something, for choosing among them; not said again with older ones. */
  personer: { personId: string; namn: string }[] | null
}
/** Null: there is no such board for this person. */
type Answer<T> = Promise<T | Refusal | null>

const A_PAGE = 60
const DAY_MS = 86_400_000

export function createHistorik({ db, rooms, clock }: Pick<Deps, 'db' | 'rooms' | 'clock'>) {
  async function within(
    viewer: Viewer,
    boardId: string,
  ): Promise<{ board: NamedBoard; access: BoardAccess } | null> {
    const board = await findBoard(db, boardId)
    const access = board && boardAccess(viewer, board)
    return board && access?.read ? { board, access } : null
  }

  return {
    /** Every version that is kept of a board, latest first. */
    async versions(viewer: Viewer, boardId: string): Promise<Versioner | null> {
      const found = await within(viewer, boardId)
      if (!found) return null
      const versioner = await selectVersions(db, boardId)
      return {
        versioner: versioner.map(({ personId, ...version }) => ({
          ...version,
          mayRemove: mayRemove(viewer, found.access, { ...version, personId }),
        })),
        maySave: found.access.roots.size > 0,
      }
    },

    /** One version with what was on the board. */
    async version(viewer: Viewer, boardId: string, versionId: string): Promise<Version | null> {
      if (!(await within(viewer, boardId))) return null
      const found = await findVersion(db, boardId, versionId)
      if (!found) return null
      const { personId: _, ...version } = found
      return version
    },

    /** What was done on a board, by day, person and card, latest first. */
    async changes(viewer: Viewer, boardId: string, urval: HandelseUrval): Promise<Handelser | null> {
      const found = await within(viewer, boardId)
      if (!found) return null
      const { person, kort, efter } = urval
      if (person !== undefined && person !== 'ingen' && !isUuid(person)) return null
      const since = new Date(clock.now().getTime() - CHANGES_KEPT_DAYS * DAY_MS)
      const asked = {
        ...(person !== undefined && { person }),
        ...(kort !== undefined && { kort: storable(kort) }),
        ...(efter !== undefined && { efter: storable(efter) }),
      }
      const [handelser, personer] = await Promise.all([
        selectChanges(db, found.board, { ...asked, since, limit: A_PAGE + 1 }),
        efter === undefined ? selectChangers(db, found.board, since) : null,
      ])
      const shown = handelser.slice(0, A_PAGE)
      return {
        handelser: shown,
        nasta: handelser.length > A_PAGE ? shown.at(-1)!.plats : null,
        personer,
      }
    },

    /** Keeps the board as it is now under a name. Whoever may write anything on it may. */
    async save(
      viewer: Viewer,
      boardId: string,
      given: { namn: string; slag: OwnSlag },
    ): Answer<{ id: string }> {
      const found = await within(viewer, boardId)
      if (!found) return null
      const { board, access } = found
      if (access.roots.size === 0 || access.roll === null)
        return refuse('forbidden', 'Bara den som får skriva på tavlan kan spara en version av den.')
      const { roll } = access
      const namn = storable(given.namn).trim()
      if (namn === '')
        return refuse('invalid', 'Ge versionen ett namn, till exempel ”Inför kvalitetsdialogen”.')
      if (namn.length > MAX_VERSION_NAMN)
        return refuse('invalid', `Namnet är för långt. Högst ${MAX_VERSION_NAMN} tecken får plats.`)
      if (!OWN_SLAG.includes(given.slag))
        return refuse('invalid', 'Det gick inte att läsa vad som skulle sparas. Läs in sidan igen.')
      const id = randomUUID()
      const at = clock.now()
      const innehall = await rooms.read(boardId, renderBoard)
      const { slag } = given
      return db.transaction(async (tx) => {
        // Those who save at once would each count without the others.
        await lockBoard(tx, boardId)
        if ((await countSavedByHand(tx, boardId)) >= MOST_SAVED_BY_HAND)
          return refuse(
            'invalid',
            `Tavlan har redan ${MOST_SAVED_BY_HAND} sparade versioner. Ta bort någon som inte behövs längre.`,
          )
        await insertVersion(tx, board, {
          ...{ id, at, slag, namn, innehall },
          personId: viewer.personId,
          behallsTill: keptUntil(slag, todayInSweden(at)),
        })
        await insertAudit(tx, viewer, {
          ...{ roll, action: 'save-version', object: `board:${boardId}`, boardId },
          after: { version: id, slag },
        })
        return { id }
      })
    },

    /** Removes a version: one's own, or any for whoever decides on the board. */
    async remove(viewer: Viewer, boardId: string, versionId: string): Answer<{ ok: true }> {
      const found = await within(viewer, boardId)
      if (!found) return null
      const { roll } = found.access
      const version = await findVersion(db, boardId, versionId)
      if (!version || roll === null)
        return refuse('missing', 'Versionen finns inte längre. Någon kan ha tagit bort den.')
      if (!mayRemove(viewer, found.access, version))
        return refuse(
          'forbidden',
          'Bara den som sparade versionen, eller den som leder verksamheten, kan ta bort den.',
        )
      await db.transaction(async (tx) => {
        if (!(await deleteVersion(tx, boardId, versionId))) return
        await insertAudit(tx, viewer, {
          ...{ roll, action: 'remove-version', object: `board:${boardId}`, boardId },
          before: { version: versionId, slag: version.slag, at: version.at },
        })
      })
      return { ok: true }
    },
  }
}

/** A version holds what was taken away since, so whoever decides may put an end to it. */
function mayRemove(viewer: Viewer, access: BoardAccess, { slag, personId }: StoredInfo): boolean {
  return access.decide || (personId === viewer.personId && (OWN_SLAG as readonly string[]).includes(slag))
}

/** PostgreSQL stores neither NUL nor half an emoji. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
