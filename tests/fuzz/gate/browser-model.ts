/**
 * A browser as the product runs it: a document with undo, a store that survives the tab (y-indexeddb), tabs of one
 * person that tell each other directly (y-websocket's broadcast channel), and a connection that keeps order and is
 * lost with all that is on its way.
 */
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { createUndo } from '#domain/board/undo.ts'
import type { Random } from './random.ts'

export type Message = { type: 'step1'; vector: Uint8Array } | { type: 'step2' | 'update'; update: Uint8Array }

const MAX_STORED = 500

/** What a person's browser has stored, shared by its tabs. */
export class Person {
  readonly id: string
  readonly clients = new Set<number>()
  readonly tabs: Tab[] = []
  stored: Uint8Array[] = []

  constructor(id: string) {
    this.id = id
  }

  open(random: Random): Tab {
    if (this.stored.length > MAX_STORED) this.compact()
    const tab = new Tab(this, random.uint32())
    this.tabs.push(tab)
    return tab
  }

  close(tab: Tab): void {
    tab.disconnect()
    tab.undo.destroy()
    tab.doc.destroy()
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  /** y-indexeddb puts one update in the place of many now and then. */
  compact(): void {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of this.stored) Y.applyUpdate(doc, update)
    })
    this.stored = [Y.encodeStateAsUpdate(doc)]
  }
}

export class Tab {
  readonly person: Person
  readonly doc = new Y.Doc()
  readonly board: Board
  readonly undo: Y.UndoManager
  readonly toServer: Message[] = []
  readonly fromServer: Message[] = []
  isConnected = false
  /** The server has answered its step 1, so it gets what the others write. */
  isSynced = false

  constructor(person: Person, clientId: number) {
    this.person = person
    this.doc.clientID = clientId
    this.doc.transact(() => {
      for (const update of person.stored) Y.applyUpdate(this.doc, update, STORE)
    }, STORE)
    this.board = openBoard(this.doc)
    this.undo = createUndo(this.board)
    person.clients.add(clientId)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== STORE) person.stored.push(update)
      if (origin === NETWORK) return
      if (this.isConnected) this.toServer.push({ type: 'update', update })
      for (const tab of person.tabs) if (tab !== this) Y.applyUpdate(tab.doc, update, NETWORK)
    })
  }

  connect(): void {
    this.isConnected = true
    this.toServer.push({ type: 'step1', vector: Y.encodeStateVector(this.doc) })
  }

  disconnect(): void {
    this.isConnected = false
    this.isSynced = false
    this.toServer.length = 0
    this.fromServer.length = 0
  }

  receive(message: Message): void {
    if (message.type !== 'step1') Y.applyUpdate(this.doc, message.update, NETWORK)
    else this.toServer.push({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc, message.vector) })
  }
}

const STORE = Symbol('store')
const NETWORK = Symbol('network')
