/**
 * One who writes on through whatever the network does, comes back after every break with what is not saved, and
 * remembers what was written and what of it the server has called saved.
 */

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { ScriptedClient } from '../scripted-client.ts'

export type PersonOptions = {
  name: string
  url: string
  cookie: string
  random: () => number
  /** Without a frame for this long the connection is given up, as the stock provider does after 30 s. */
  patienceMs: number
  /** What a broken client would do: start over with the server's board and forget what was on its way. */
  isForgetful?: boolean
}

/** Far below what a field holds: twenty people fill it apart from each other. */
const FULL = 1_000

type Step = { token: string; frame: number | null }

export class Person {
  readonly written: string[] = []
  readonly saved = new Set<string>()
  readonly refusals: unknown[] = []
  /** Connections made. */
  attempts = 0
  doc = new Y.Doc()
  readonly #options: PersonOptions
  #unsaved: Step[] = []
  #client: ScriptedClient | null = null
  #heardAt = 0
  #isThere = true
  #isWriting = false
  #loops: Promise<unknown>[] = []

  constructor(options: PersonOptions) {
    this.#options = options
  }

  get isSynced(): boolean {
    return this.#client?.isSynced === true
  }

  get isAllSaved(): boolean {
    return this.isSynced && this.#unsaved.length === 0
  }

  get board(): Board {
    return openBoard(this.doc)
  }

  start(): void {
    this.#isWriting = true
    this.#loops = [this.#stayConnected(), this.#writeOn()]
  }

  /** Writes no more, but stays until everything has arrived. */
  rest(): void {
    this.#isWriting = false
  }

  async leave(): Promise<void> {
    this.#isThere = false
    this.rest()
    this.#client?.cut()
    await Promise.all(this.#loops)
  }

  async #writeOn(): Promise<void> {
    const { name, random } = this.#options
    while (this.#isWriting) {
      const text = this.#openText()
      const token = `<${name}:${this.written.length}>`
      this.written.push(token)
      // Noted before it is sent: the frame that carries it goes out inside the edit.
      this.#unsaved.push({ token, frame: null })
      text.insert(Math.floor(random() * 2) * text.length, token)
      await pause(20 + random() * 80)
    }
  }

  /** A text that others write in as well and that is not full: everybody takes the first they know of. */
  #openText(): Y.Text {
    const { board } = this
    const known = utfallOf(board).find(({ iakttagelse }) => iakttagelse.length < FULL)
    const id = known?.id ?? randomUUID()
    if (!known) addUtfall(board, { id, kategori: 'resultat', rubrik: this.#options.name })
    return textOf(board, 'utfall', id, 'iakttagelse')!
  }

  async #stayConnected(): Promise<void> {
    const { patienceMs, random } = this.#options
    while (this.#isThere) {
      const client = this.#client
      const isSilent = performance.now() - this.#heardAt > patienceMs
      if (!client || client.closed || isSilent) {
        client?.cut()
        this.#connect()
      }
      await pause(50 + random() * 100)
    }
  }

  #connect(): void {
    const { url, cookie, isForgetful = false } = this.#options
    if (isForgetful) {
      this.doc = new Y.Doc()
      this.#unsaved = []
    }
    this.attempts++
    this.#heardAt = performance.now()
    for (const step of this.#unsaved) step.frame = null
    const client = new ScriptedClient({ url, headers: { cookie }, doc: this.doc })
    client.socket.on('message', () => {
      this.#heardAt = performance.now()
      if (client.refused) this.refusals.push(client.refused)
    })
    client.onSent = (frame) => {
      if (client !== this.#client) return
      // The SyncStep2 carries everything written so far, an update what was written since the frame before.
      for (const step of this.#unsaved) step.frame ??= frame
    }
    client.onSaved = (count) => {
      if (client !== this.#client) return
      const isSaved = ({ frame }: Step) => frame !== null && frame <= count
      for (const step of this.#unsaved.filter(isSaved)) this.saved.add(step.token)
      this.#unsaved = this.#unsaved.filter((step) => !isSaved(step))
    }
    this.#client = client
  }
}
