/** The board that a page stands on: what components read, which commands they may run, who else is here. */

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { BeslutIntent } from '#domain/board/beslut-intent.ts'
import type { Board } from '#domain/board/document.ts'
import type { CardKind } from '#domain/board/fields.ts'
import { isLocked } from '#domain/board/moment-roots.ts'
import { lasOf } from '#domain/board/views/beslut.ts'
import type { Refusal } from '#domain/result.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { BoardPage } from './board-page.ts'
import type { BoardSession } from './board-session.ts'
import type { Peer, Presence } from './peers.ts'
import { shareEqual } from './share-equal.ts'

export type { BoardPage } from './board-page.ts'
export type { Peer } from './peers.ts'

export type BoardHandle = {
  /** For commands; views go through `useView`. */
  board: Board
  page: BoardPage
  today: CivilDatum
  /** The person at this screen. */
  viewer: { personId: string; namn: string }
  /** May write this kind of card now: role and lock. */
  can(kind: CardKind): boolean
  /** May order and decide. */
  decide: boolean
  /** One undo step, named in Swedish as what was done: `flyttade resultatet`. */
  run(label: string, step: (board: Board) => void): void
  newId(): string
  /** Asks the server to decide; a refusal is also shown as a toast. */
  sendBeslut(intent: BeslutIntent): Promise<{ ok: true } | Refusal>
  /** The name behind a Yjs clientID; null is nobody known. */
  author(clientId: number): string | null
  /** Whether the person at this screen stands behind a clientID. */
  isMine(clientId: number): boolean
  /** Others who are here. */
  peers: readonly Peer[]
  setPresence(presence: Partial<Presence>): void
}

/** What the page's connection gives the context; before it is connected there is nobody else. */
export type BoardLink = {
  peers: readonly Peer[]
  author(clientId: number): string | null
  isMine(clientId: number): boolean
  sendBeslut(intent: BeslutIntent): Promise<{ ok: true } | Refusal>
  setPresence(presence: Partial<Presence>): void
}

const SessionContext = createContext<BoardSession | null>(null)
const HandleContext = createContext<BoardHandle | null>(null)

export type BoardProviderProps = {
  session: BoardSession
  page: BoardPage
  today: CivilDatum
  viewer: BoardHandle['viewer']
  link: BoardLink
  children: ReactNode
}

export function BoardProvider({ session, page, today, viewer, link, children }: BoardProviderProps) {
  const las = useSessionView(session, lasOf)
  const frozen = useSessionView(session, () => session.isFrozen())

  const handle = useMemo<BoardHandle>(() => {
    const roots = new Set(page.access.roots)
    return {
      board: session.board,
      page,
      today,
      viewer,
      can: (kind) => !frozen && roots.has(kind) && !isLocked(las, kind),
      decide: page.access.decide && !frozen,
      run(label, step) {
        if (!session.isFrozen()) session.steps.step(label, () => step(session.board))
      },
      newId: () => crypto.randomUUID(),
      ...link,
    }
  }, [session, page, today, viewer, link, las, frozen])

  return (
    <SessionContext value={session}>
      <HandleContext value={handle}>{children}</HandleContext>
    </SessionContext>
  )
}

/** The board of this page. */
export function useBoard(): BoardHandle {
  const handle = useContext(HandleContext)
  if (!handle) throw new Error('useBoard stands outside a BoardProvider')
  return handle
}

/**
 * A view of the board; draws again when the document changed and the value is another one. Parts that did not
 * change are the same objects as before.
 */
export function useView<T>(view: (board: Board) => T): T {
  return useSessionView(useSession(), view)
}

/** The session itself: for the undo buttons and the text fields, which live closer to the document. */
export function useSession(): BoardSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession stands outside a BoardProvider')
  return session
}

function useSessionView<T>(session: BoardSession, view: (board: Board) => T): T {
  const seen = useRef<{ session: BoardSession; version: number; view: unknown; value: T } | null>(null)
  const read = useCallback(() => {
    const version = session.version()
    const last = seen.current
    if (last?.session === session && last.version === version && last.view === view) return last.value
    const next = view(session.board)
    const value = last?.session === session ? shareEqual(last.value, next) : next
    seen.current = { session, version, view, value }
    return value
  }, [session, view])
  return useSyncExternalStore(session.subscribe, read, read)
}
