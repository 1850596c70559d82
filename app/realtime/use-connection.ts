/** Connects the board that a page shows, and everything that follows from it. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useToast } from '#app/components/ui/toast.tsx'
import { isRefusal } from '#domain/result.ts'
import { createAuthors } from './authors.ts'
import type { BoardLink } from './board-context.tsx'
import type { BoardPage } from './board-page.ts'
import { fetchAuthors, postBeslut, probeBoard } from './board-requests.ts'
import type { BoardSession } from './board-session.ts'
import { type Connection, connectBoard } from './connection.ts'
import type { Peer } from './peers.ts'
import { NOTHING_WRITTEN, type SaveState, saveReport } from './save-state.ts'

const NOBODY: readonly Peer[] = []
const never = () => () => {}
/** What tells a sleeping tab that the world may have changed. */
const WAKING = ['online', 'pageshow', 'focus'] as const

type Viewer = { personId: string; namn: string }

export function useConnection(
  session: BoardSession,
  { page, viewer }: { page: BoardPage; viewer: Viewer },
): { connection: Connection | null; link: BoardLink } {
  const { id: boardId, epoch } = page.board
  const { personId } = viewer
  const [connection, setConnection] = useState<Connection | null>(null)

  useEffect(() => {
    const name = { personId, boardId, epoch, tabId: crypto.randomUUID() }
    const made = connectBoard(session, name, () => probeBoard(boardId, personId))
    setConnection(made)
    const stop = wakeWith(made)
    return () => {
      stop()
      made.close()
      setConnection(null)
    }
  }, [session, personId, boardId, epoch])

  const link = useLink(session, connection, { page, viewer })
  return { connection, link }
}

/** What the indicator may say; its own hook, since it changes with every letter. */
export function useSaveState(connection: Connection | null): SaveState {
  const read = () => connection?.saveState() ?? NOTHING_WRITTEN
  return useSyncExternalStore(connection?.subscribe ?? never, read, () => NOTHING_WRITTEN)
}

function useLink(
  session: BoardSession,
  connection: Connection | null,
  { page, viewer }: { page: BoardPage; viewer: Viewer },
): BoardLink {
  const boardId = page.board.id
  const toasts = useToast()
  const peers = useSyncExternalStore(
    connection?.subscribe ?? never,
    () => connection?.peers() ?? NOBODY,
    () => NOBODY,
  )
  const authors = useMemo(
    () =>
      createAuthors({ ...page.authors, [session.board.doc.clientID]: viewer }, () => fetchAuthors(boardId)),
    [page, viewer, session, boardId],
  )
  const version = useSyncExternalStore(authors.subscribe, authors.version, authors.version)
  useEffect(() => authors.meet(peers), [authors, peers])

  return useMemo<BoardLink>(() => {
    void version
    return {
      peers,
      author: (clientId) => authors.of(clientId)?.namn ?? null,
      isMine: (clientId) => authors.of(clientId)?.personId === viewer.personId,
      async sendBeslut(intent) {
        const answer = await postBeslut(boardId, intent)
        if (isRefusal(answer))
          toasts.show({ tone: 'danger', title: 'Det gick inte att spara', text: answer.why })
        return answer
      },
      setPresence: (presence) => connection?.setPresence(presence),
    }
  }, [peers, authors, version, viewer, boardId, connection, toasts])
}

/** Reconnects when there is reason to; asks before a tab is closed that would take unsaved work with it. */
function wakeWith(connection: Connection): () => void {
  const wake = () => connection.wake()
  const onVisible = () => document.visibilityState === 'visible' && connection.wake()
  const onLeave = (event: BeforeUnloadEvent) => {
    const { waiting, isStored } = saveReport(connection.saveState())
    if (waiting > 0 && !isStored) event.preventDefault()
  }
  const onOffline = () => connection.networkGone()
  for (const name of WAKING) window.addEventListener(name, wake)
  window.addEventListener('offline', onOffline)
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('beforeunload', onLeave)
  return () => {
    for (const name of WAKING) window.removeEventListener(name, wake)
    window.removeEventListener('offline', onOffline)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('beforeunload', onLeave)
  }
}
