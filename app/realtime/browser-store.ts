/**
 * The board in this browser's own store (IndexedDB), per person, board and epoch. It keeps what the server does not
 * have yet, also when the tab is closed. It may be missing, full or hang: then the board works without it, and says so.
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'

/** Edits that the server does not have: how many, and at which places; null when it is not known where. */
export type Waiting = { count: number; places: readonly string[] | null }

export type BrowserStore = {
  /** What an earlier visit left unsent, once the store is read into the document; null when it does not work. */
  opened: Promise<{ left: number } | null>
  /** Remembers what of this tab's edits the server lacks. Rejects when the store takes nothing more. */
  remember(waiting: Waiting): Promise<void>
  /** The server has everything that was read from the store: nothing of earlier visits is left. */
  settle(): Promise<void>
  /** Forgets the board altogether. */
  drop(): Promise<void>
  close(): Promise<void>
}

/** Names begin alike, so that the service worker finds them when somebody signs out. */
export const STORE_PREFIX = 'kvt-tavla:'
const MARK = 'vantar:'
const GUARD_MS = 10_000

export type StoreName = { personId: string; boardId: string; epoch: number; tabId: string }

/** `onLost` is told when somebody else has done away with it, such as another tab whose edit was refused. */
export function openBrowserStore(
  board: Board,
  { personId, boardId, epoch, tabId }: StoreName,
  onLost: () => void,
): BrowserStore {
  const name = `${STORE_PREFIX}${personId}:${boardId}:${epoch}`
  const ownMark = MARK + tabId
  let isClosed = false
  let isLost = false
  let marks: string[] = []

  const open = async () => {
    if (!(await storeOpens()) || isClosed) return null
    const persistence = new IndexeddbPersistence(name, board.doc)
    await persistence.whenSynced
    persistence.db!.onversionchange = () => {
      isLost = true
      // Writing to a store that is closed would throw into the edit.
      void persistence.destroy()
      onLost()
    }
    return persistence
  }
  const store = open().catch(() => null)

  const read = async () => {
    const persistence = await store
    if (!persistence) return null
    const found = await readMarks(persistence)
    marks = [...found.keys()].filter((mark) => mark !== ownMark)
    return { left: marks.reduce((sum, mark) => sum + found.get(mark)!.count, 0) }
  }

  return {
    opened: Promise.race([read().catch(() => null), patience()]),
    async remember(waiting) {
      const persistence = await store
      if (isClosed || !persistence) return
      if (isLost) throw new Error('The store is gone')
      await (waiting.count > 0 ? persistence.set(ownMark, toMark(waiting)) : persistence.del(ownMark))
    },
    async settle() {
      const persistence = await store
      if (isClosed || isLost || !persistence) return
      await Promise.all(marks.map((mark) => persistence.del(mark)))
      marks = []
      // Each visit adds the whole document as a row; once everything is saved one row is enough.
      await storeState(persistence, true)
    },
    async drop() {
      isClosed = true
      await (await store)?.clearData()
    },
    async close() {
      isClosed = true
      await (await store)?.destroy()
    },
  }
}

export type LeftStore = {
  board: Board
  waiting: Waiting
  /** Forgets it. */
  drop(): Promise<void>
}

/** What is kept of this board from before it was replaced. Its edits can go nowhere any more. */
export async function storesOfEarlierEpochs({
  personId,
  boardId,
  epoch,
}: Omit<StoreName, 'tabId'>): Promise<LeftStore[]> {
  const ofBoard = `${STORE_PREFIX}${personId}:${boardId}:`
  const all = typeof indexedDB === 'undefined' ? [] : ((await indexedDB.databases?.()) ?? [])
  const names = all.flatMap(({ name }) => (name?.startsWith(ofBoard) ? [name] : []))
  // A page that was kept for offline use may be older than the store.
  const isEarlier = (name: string) => Number(name.slice(ofBoard.length)) < epoch
  return Promise.all(names.filter(isEarlier).map(openLeftStore))
}

async function openLeftStore(name: string): Promise<LeftStore> {
  const board = openBoard(new Y.Doc())
  const persistence = new IndexeddbPersistence(name, board.doc)
  await persistence.whenSynced
  const marks = [...(await readMarks(persistence)).values()]
  return {
    board,
    waiting: {
      count: marks.reduce((sum, { count }) => sum + count, 0),
      places: marks.some(({ places }) => places === null) ? null : marks.flatMap(({ places }) => places!),
    },
    drop: () => persistence.clearData(),
  }
}

/** Tries the store on a name of no importance: y-indexeddb itself never says that it could not open one. */
function storeOpens(): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false)
    try {
      const request = indexedDB.open('kvt-prov')
      request.onerror = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}

/** Some browsers neither open the store nor say why. */
function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, GUARD_MS, null))
}

/** What each tab left, by its mark. */
function readMarks({ db }: IndexeddbPersistence): Promise<Map<string, Waiting>> {
  return new Promise((resolve, reject) => {
    const marks = new Map<string, Waiting>()
    const request = db!.transaction('custom', 'readonly').objectStore('custom').openCursor()
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve(marks)
      const { key, value } = cursor
      const waiting = fromMark(value)
      if (typeof key === 'string' && key.startsWith(MARK) && waiting.count > 0) marks.set(key, waiting)
      cursor.continue()
    }
  })
}

/** The store's own type for values knows no objects. */
function toMark(waiting: Waiting): string {
  return JSON.stringify(waiting)
}

/** Browsers still hold marks of an earlier version, which were numbers. */
function fromMark(value: unknown): Waiting {
  if (typeof value === 'number') return { count: value, places: null }
  return typeof value === 'string' ? (JSON.parse(value) as Waiting) : { count: 0, places: null }
}
