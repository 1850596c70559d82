/** Saves what a diverged session had written before it is thrown away. */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import type { BoardPage } from './board-page.ts'
import { type BoardSession, createBoardSession } from './board-session.ts'
import { storesOfEarlierEpochs } from './browser-store.ts'
import type { Connection } from './connection.ts'
import { rescuedCards, rescueText } from './rescue.ts'
import { keepRescueCopy, type RescueCopy } from './rescue-copies.ts'
import { type Ending, waitingEdits } from './save-state.ts'

const SERVER_ANSWERS_WITHIN_MS = 8_000

export const WHY: Record<Ending['why'], string> = {
  nekad: 'Servern tog inte emot det du skrev.',
  atkomst: 'Du har inte längre tillgång till tavlan.',
  epok: 'Tavlan har återställts från en tidigare version.',
  oladdad:
    'Servern tar inte emot tavlan från din webbläsare. Du har inget osparat, och det som står på tavlan finns kvar.',
  utloggad: 'Du är utloggad.',
}

/** What was rescued. Until it is kept, or the person says that they have it, the browser's store of the board stays. */
export type Rescued = {
  copy: RescueCopy
  isKept: boolean
  /** Empties the browser's store of the board; done already when the copy is kept. */
  letGo(): Promise<void>
}

/** Compares with the board on the server and keeps the copy in this browser, in the place of its store of the board. */
export async function rescueFrom(
  {
    session,
    connection,
    page,
    personId,
  }: {
    session: BoardSession
    connection: Connection
    page: BoardPage
    personId: string
  },
  ending: Ending,
): Promise<Rescued | null> {
  session.freeze()
  const state = connection.saveState()
  const places = state.left === null ? new Set(state.places.keys()) : null
  const server = ending.why === 'nekad' ? await boardOnServer(page) : null
  const cards =
    waitingEdits(state) > 0
      ? rescuedCards(session.board, server ?? createBoardSession(page.state).board, places)
      : []
  const copy = cards.length === 0 ? null : copyOf(cards, page, personId, ending)
  return keepAndLetGo(copy, () => connection.dropStore())
}

/** The same for what earlier tabs left in this browser's store, on a board that has been replaced since. */
export async function rescueLeftBehind(page: BoardPage, personId: string): Promise<Rescued | null> {
  const { id: boardId, epoch } = page.board
  const stores = await storesOfEarlierEpochs({ personId, boardId, epoch })
  const now = createBoardSession(page.state).board
  const cards = stores
    .filter(({ waiting }) => waiting.count > 0)
    .flatMap(({ board, waiting }) => rescuedCards(board, now, waiting.places && new Set(waiting.places)))
  const copy = cards.length === 0 ? null : copyOf(cards, page, personId, { why: 'epok' })
  return keepAndLetGo(copy, async () => {
    await Promise.all(stores.map((store) => store.drop()))
  })
}

async function keepAndLetGo(copy: RescueCopy | null, letGo: () => Promise<void>): Promise<Rescued | null> {
  const isKept = copy === null || keepRescueCopy(copy)
  if (isKept) await letGo()
  return copy && { copy, isKept, letGo }
}

function copyOf(
  cards: ReturnType<typeof rescuedCards>,
  { board }: BoardPage,
  personId: string,
  ending: Ending,
): RescueCopy {
  const now = new Date()
  const why = ending.why === 'nekad' ? ending.message : WHY[ending.why]
  const when = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeStyle: 'short' }).format(now)
  const head = { titel: board.titel, when, why }
  return {
    id: crypto.randomUUID(),
    personId,
    boardId: board.id,
    titel: board.titel,
    when: now.toISOString(),
    text: rescueText(cards, head),
  }
}

/** A fresh look at the board; null when the server does not answer in time. */
function boardOnServer({ board: { id, epoch } }: BoardPage): Promise<Board | null> {
  const { protocol, host } = window.location
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/yjs`, id, doc, {
    params: { epoch: String(epoch) },
    disableBc: true,
  })
  return new Promise((resolve) => {
    const finish = (board: Board | null) => {
      clearTimeout(timer)
      provider.destroy()
      resolve(board)
    }
    const timer = setTimeout(finish, SERVER_ANSWERS_WITHIN_MS, null)
    provider.on('sync', (isSynced) => isSynced && finish(openBoard(doc)))
    provider.on('closed', () => finish(null))
  })
}
