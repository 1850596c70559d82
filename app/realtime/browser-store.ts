/**
 * The board in this browser's own store (IndexedDB), per person, board and epoch. It keeps what the server does not
 * have yet, also when the tab is closed. It may be missing, full or hang: then the board works without it, and says so.
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type { Board } from '#domain/board/document.ts'

export type BrowserStore = {
  /** What an earlier visit left unsent, once the store is read into the document; null when it does not work. */
  opened: Promise<{ left: number } | null>
  /** Remembers how many of this tab's edits the server lacks. Rejects when the store takes nothing more. */
  remember(waiting: number): Promise<void>
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

export function openBrowserStore(board: Board, { personId, boardId, epoch, tabId }: StoreName): BrowserStore {
  const name = `${STORE_PREFIX}${personId}:${boardId}:${epoch}`
  const ownMark = MARK + tabId
  let isClosed = false
  let marks: string[] = []

  const open = async () => {
    if (!(await storeOpens()) || isClosed) return null
    const persistence = new IndexeddbPersistence(name, board.doc)
    await persistence.whenSynced
    return persistence
  }
  const store = open().catch(() => null)

  const read = async () => {
    const persistence = await store
    if (!persistence) return null
    const found = await readMarks(persistence)
    marks = [...found.keys()].filter((mark) => mark !== ownMark)
    return { left: marks.reduce((sum, mark) => sum + found.get(mark)!, 0) }
  }

  return {
    opened: Promise.race([read().catch(() => null), patience()]),
    async remember(waiting) {
      const persistence = await store
      if (isClosed || !persistence) return
      await (waiting > 0 ? persistence.set(ownMark, waiting) : persistence.del(ownMark))
    },
    async settle() {
      const persistence = await store
      if (isClosed || !persistence) return
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

/** How much each tab left, by its mark. */
function readMarks({ db }: IndexeddbPersistence): Promise<Map<string, number>> {
  return new Promise((resolve, reject) => {
    const marks = new Map<string, number>()
    const request = db!.transaction('custom', 'readonly').objectStore('custom').openCursor()
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve(marks)
      const { key, value } = cursor
      if (typeof key === 'string' && key.startsWith(MARK) && value > 0) marks.set(key, value)
      cursor.continue()
    }
  })
}
