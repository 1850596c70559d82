import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { type BoardPage, BoardProvider } from '#app/realtime/board-context.tsx'
import { type BoardSession, createBoardSession } from '#app/realtime/board-session.ts'
import type { Connection } from '#app/realtime/connection.ts'
import { keepForOffline } from '#app/realtime/register-sw.ts'
import { type Rescued, rescueFrom, rescueLeftBehind } from '#app/realtime/rescue-session.ts'
import type { Ending } from '#app/realtime/save-state.ts'
import { useConnection } from '#app/realtime/use-connection.ts'
import { type CivilDatum, todayInSweden } from '#domain/ska/civil-datum.ts'
import { type Rescue, RescueDialog } from './rescue-dialog.tsx'

export type BoardHostProps = {
  page: BoardPage
  viewer: { personId: string; namn: string }
  /** The day when the server drew the page. */
  today: CivilDatum
  /** Fetches `page` anew. */
  reload: () => void
  children: (connection: Connection | null) => ReactNode
}

/**
 * Holds a board's document for as long as it is valid. When the server takes an edit for one that it must not
 * accept, or the document was replaced, this copy has diverged: what was written is handed over, and a fresh
 * document takes its place.
 */
export function BoardHost({ page, viewer, today: drawnOn, reload, children }: BoardHostProps) {
  const [opened, setOpened] = useState(() => open(page))
  const [rescue, setRescue] = useState<Rescue | null>(null)
  const today = useToday(drawnOn)
  // The loader has run again.
  if (opened.page !== page) setOpened(open(page))
  const { session } = opened
  const { connection, link } = useConnection(session, { page: opened.page, viewer })
  useEffect(() => void keepForOffline(), [])

  useEnding(connection, async (ending, ended) => {
    // Nothing waits; the store may hold what another tab has not sent yet.
    if (ending.why === 'oladdad') return setRescue({ ending, rescued: null, isHalted: true })
    announce('En ändring sparades inte.', 'assertive')
    const rescued = await rescueFrom(
      { session, connection: ended, page: opened.page, personId: viewer.personId },
      ending,
    )
    // A store that is still there would be read into the new document, and refused once more.
    const isHalted = rescued?.isKept === false
    setRescue({ ending, rescued, isHalted })
    if (ending.why !== 'atkomst' && !isHalted) reload()
  })
  useEffect(() => {
    const found = (rescued: Rescued | null) =>
      rescued && setRescue({ ending: { why: 'epok' }, rescued, isHalted: false })
    rescueLeftBehind(page, viewer.personId).then(found, () => {})
  }, [page, viewer.personId])

  return (
    <BoardProvider session={session} page={opened.page} today={today} viewer={viewer} link={link}>
      {children(connection)}
      {rescue && <RescueDialog rescue={rescue} onClose={() => setRescue(null)} reload={reload} />}
    </BoardProvider>
  )
}

function open(page: BoardPage): { page: BoardPage; session: BoardSession } {
  return { page, session: createBoardSession(page.state) }
}

/** Calls back once when the connection has come to an end that this copy of the board does not survive. */
function useEnding(connection: Connection | null, onEnding: (ending: Ending, of: Connection) => void): void {
  const ended = useSyncExternalStore(
    connection?.subscribe ?? (() => () => {}),
    () => connection?.saveState().ended ?? null,
    () => null,
  )
  const handle = useEffectEvent(onEnding)
  useEffect(() => {
    if (connection && ended && ended.why !== 'utloggad') handle(ended, connection)
  }, [connection, ended])
}

/** A page kept in the browser may be opened on another day, and a tab may be open over midnight. */
function useToday(drawnOn: CivilDatum): CivilDatum {
  const [today, setToday] = useState(drawnOn)
  useEffect(() => {
    const look = () => setToday(todayInSweden(new Date()))
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return today
}
