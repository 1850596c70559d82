/** Boards as pages see them: which there are, what a board's page starts from, and starting a new one. */
import { randomUUID } from 'node:crypto'
import { arshjulsposter } from '#db/queries/arshjul.ts'
import { insertAudit } from '#db/queries/audit.ts'
import {
  findBoard,
  insertBoard,
  type ListedBoard,
  type NamedBoard,
  selectBoards,
} from '#db/queries/boards.ts'
import { enheterOf, enhetOf } from '#db/queries/enheter.ts'
import { katalogFor } from '#db/queries/katalog.ts'
import { peopleOf, placesOf } from '#db/queries/people.ts'
import { type BoardAccess, boardAccess } from '#domain/access/board-access.ts'
import { canCreateBoard } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { CardKind, Seriepunkt } from '#domain/board/fields.ts'
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import type { BoardNiva, BoardRef } from '#domain/ska/board-ref.ts'
import type { Delmal, Indikator } from '#domain/ska/indikator.ts'
import { isLasar, type Lasar } from '#domain/ska/lasar.ts'
import type { Serie, SerieMedJamforelse } from '#domain/ska/matvarde.ts'
import { SKOLFORMER } from '#domain/ska/skolform.ts'
import type { Author } from '#server/realtime/rooms.ts'
import type { Deps } from '#server/services.ts'
import { type Serier, serierForEnhet, serierForHuvudman } from './matvarden.ts'

/** A published series that can be taken onto the board, with what to compare it with. */
export type BoardSerie = {
  indikatorId: string
  delmalId: string | null
  namn: string
  enhet: string
  hogreBattre: boolean
  serie: Seriepunkt[]
  kommun: Seriepunkt[]
  riket: Seriepunkt[]
  kalla: string
  hamtad: string
}

/** Everything that a board's page starts from. */
export type BoardPage = {
  board: NamedBoard
  access: { roots: CardKind[]; decide: boolean }
  /** The durable document, in base64. */
  state: string
  authors: Record<string, Author | null>
  katalog: { delmal: Delmal[]; indikatorer: Indikator[] }
  matvarden: BoardSerie[]
  /** Who can be given an insats or aktivitet: those who work where the board is. */
  personer: { personId: string; namn: string }[]
  enheter: { id: string; namn: string }[]
  arshjul: Arshjulspost[]
}

export type NewBoard = { niva: BoardNiva; enhetId: string | null; arbetslagId: string | null; lasar: Lasar }
/** Where the person may start a board for a läsår that has none there. */
export type StartPlace = Omit<NewBoard, 'lasar'> & { namn: string }

export function createBoards({ db, rooms, live }: Pick<Deps, 'db' | 'rooms' | 'live'>) {
  /** The board and what the person may do with it; null when it is not theirs to read. */
  async function within(
    viewer: Viewer,
    boardId: string,
  ): Promise<{ board: NamedBoard; access: BoardAccess } | null> {
    const board = await findBoard(db, boardId)
    const access = board && boardAccess(viewer, board)
    return board && access?.read ? { board, access } : null
  }

  const encoded = async (boardId: string) => Buffer.from(await rooms.state(boardId)).toString('base64')

  return {
    list(viewer: Viewer): Promise<ListedBoard[]> {
      return selectBoards(db, viewer)
    },

    async page(viewer: Viewer, boardId: string): Promise<BoardPage | null> {
      const found = await within(viewer, boardId)
      if (!found) return null
      const { board, access } = found
      const { huvudmanId, enhetId } = board
      const enhet = enhetId === null ? null : await enhetOf(db, huvudmanId, enhetId)
      const [state, authors, katalog, serier, personer, enheter, arshjul] = await Promise.all([
        encoded(boardId),
        rooms.authors(boardId),
        katalogFor(db, { huvudmanId, skolformer: enhet?.skolformer ?? SKOLFORMER }),
        enhet ? serierForEnhet(db, huvudmanId, enhet) : serierForHuvudman(db, huvudmanId),
        peopleOf(db, huvudmanId),
        enheterOf(db, huvudmanId),
        arshjulsposter(db, huvudmanId),
      ])
      return {
        board,
        access: { roots: [...access.roots], decide: access.decide },
        state,
        authors,
        katalog,
        matvarden: boardSerier(serier),
        personer: personer
          .filter(({ closed, roller }) => !closed && roller.some((roll) => worksAt(board, roll)))
          .map(({ personId, namn }) => ({ personId, namn })),
        enheter: enheter.map(({ id, namn }) => ({ id, namn })),
        arshjul,
      }
    },

    /** The durable document alone, in base64: what a refused client starts again from. */
    async state(viewer: Viewer, boardId: string): Promise<string | null> {
      return (await within(viewer, boardId)) && encoded(boardId)
    },

    /** Who stands behind each Yjs clientID. */
    async authors(viewer: Viewer, boardId: string): Promise<Record<string, Author | null> | null> {
      return (await within(viewer, boardId)) && rooms.authors(boardId)
    },

    /** Where the person may start a board for the läsår. */
    async startPlaces(viewer: Viewer, lasar: Lasar): Promise<StartPlace[]> {
      const [places, boards] = await Promise.all([placesOf(db, viewer.huvudmanId), selectBoards(db, viewer)])
      const taken = new Set(
        boards
          .filter((board) => board.lasar === lasar)
          .map(({ enhetId, arbetslagId }) => `${enhetId} ${arbetslagId}`),
      )
      const all: StartPlace[] = [
        { niva: 'huvudman', enhetId: null, arbetslagId: null, namn: viewer.huvudmanNamn },
        ...places.flatMap(({ enhetId, namn, arbetslag }): StartPlace[] => [
          { niva: 'enhet', enhetId, arbetslagId: null, namn },
          ...arbetslag.map(({ arbetslagId, namn: lag }) => ({
            ...{ niva: 'arbetslag' as const, enhetId, arbetslagId },
            namn: `${namn}, ${lag}`,
          })),
        ]),
      ]
      return all.filter(
        (place) => canCreateBoard(viewer, place) && !taken.has(`${place.enhetId} ${place.arbetslagId}`),
      )
    },

    /** Starts an empty board; null when the place is not the person's to start one at. */
    async create(viewer: Viewer, wanted: NewBoard): Promise<{ id: string } | Refusal | null> {
      const place = await placeFor(viewer, wanted)
      if (!place) return null
      const { lasar } = wanted
      if (!isLasar(lasar)) return refuse('invalid', 'Välj ett läsår, till exempel 2026/27.')
      const id = randomUUID()
      const { huvudmanId } = viewer
      const { niva, enhetId, arbetslagId } = wanted
      const ref: BoardRef = { id, huvudmanId, niva, enhetId, arbetslagId, lasar }
      const roll = boardAccess(viewer, ref).roll
      if (roll === null) return null
      const isNew = await db.transaction(async (tx) => {
        if (!(await insertBoard(tx, { ...ref, titel: place.titel }))) return false
        await insertAudit(tx, viewer, {
          ...{ roll, action: 'create-board', object: `board:${id}`, boardId: id },
          after: ref,
        })
        return true
      })
      if (!isNew) return refuse('invalid', `Det finns redan en tavla för ${place.titel} läsåret ${lasar}.`)
      await rooms.rebuildProjection(id)
      live.changed('boards', huvudmanId)
      return { id }
    },
  }

  /** The place of a new board under its own name, if it exists and the person may start a board there. */
  async function placeFor(
    viewer: Viewer,
    { niva, enhetId, arbetslagId }: NewBoard,
  ): Promise<{ titel: string } | null> {
    if (!canCreateBoard(viewer, { enhetId, arbetslagId })) return null
    if (niva === 'huvudman')
      return enhetId === null && arbetslagId === null ? { titel: viewer.huvudmanNamn } : null
    const enhet = (await placesOf(db, viewer.huvudmanId)).find((place) => place.enhetId === enhetId)
    if (!enhet) return null
    if (niva === 'enhet') return arbetslagId === null ? { titel: enhet.namn } : null
    const lag = enhet.arbetslag.find((place) => place.arbetslagId === arbetslagId)
    return lag ? { titel: lag.namn } : null
  }
}

/** Somebody with a role here: at the board's enhet, or for the huvudman's own board one that reaches all of it. */
function worksAt(board: BoardRef, roll: { roll: string; enhetId: string | null }): boolean {
  if (roll.roll === 'namnd' || roll.roll === 'gast') return false
  return board.enhetId === null
    ? roll.enhetId === null || roll.roll === 'rektor'
    : roll.enhetId === board.enhetId
}

/** The enhet's own figures; then the kommun's, under a name that says so, for what is measured there alone. */
function boardSerier({ enhet, ovriga }: Serier): BoardSerie[] {
  const kommunens = ovriga
    .filter(({ objekt }) => objekt === 'kommun')
    .map((serie) => {
      const riket = ovriga.filter(
        (other) => other.indikator.id === serie.indikator.id && other.objekt === 'riket',
      )
      const row = toBoardSerie({ ...serie, jamforelser: riket })
      return { ...row, namn: `${row.namn} (hela kommunen)` }
    })
  return [...enhet.map(toBoardSerie), ...kommunens]
}

function toBoardSerie({ indikator, punkter, jamforelser: beside }: SerieMedJamforelse): BoardSerie {
  const points = (found: readonly Serie[], objekt: Serie['objekt']) =>
    found.find((other) => other.objekt === objekt)?.punkter.map(toPunkt) ?? []
  return {
    indikatorId: indikator.id,
    delmalId: indikator.delmalId,
    namn: indikator.text,
    enhet: indikator.enhet,
    hogreBattre: indikator.hogreBattre,
    serie: punkter.map(toPunkt),
    kommun: points(beside, 'kommun'),
    riket: points(beside, 'riket'),
    kalla: punkter.at(-1)?.kalla ?? '',
    hamtad: punkter.at(-1)?.hamtad ?? '',
  }
}

function toPunkt({ period, varde, markor }: Seriepunkt): Seriepunkt {
  return { period, varde, markor }
}
