/**
 * One person who writes on, whatever happens to the server, and remembers which steps were said to be saved. After a
 * cut it comes back with what it has, as the stock provider does.
 */
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'

type Step = { token: string; act: 'insert' | 'delete'; frame: number | null; isSaved: boolean }

/** A writer's text holds fewer tokens than this; then the older half is deleted. */
const MOST = 60
/**
 * And it waits when this much is not saved: what was saved last must not be deleted before anybody has looked whether
 * it is still there.
 */
const MOST_WAITING = 20

export class Writer {
  readonly doc = new Y.Doc()
  readonly board: Board = openBoard(this.doc)
  steps: Step[] = []
  /** How many steps have been called saved. */
  saved = 0
  /** Of the steps, those that nobody has called saved. */
  #unsaved: Step[] = []
  readonly #url: () => string
  readonly #cookie: string
  readonly name: string
  readonly #random: () => number
  readonly #cardId: string
  #client: ScriptedClient | null = null
  #isWriting = false
  #count = 0
  #loop: Promise<unknown> = Promise.resolve()

  constructor(name: string, url: () => string, cookie: string, random: () => number) {
    this.name = name
    this.#url = url
    this.#cookie = cookie
    this.#random = random
    this.#cardId = `card-of-${name}-00000000`
    addUtfall(this.board, { id: this.#cardId, kategori: 'resultat', rubrik: name })
  }

  get isSynced(): boolean {
    return this.#client?.isSynced === true
  }

  get isCut(): boolean {
    return this.#client === null || this.#client.closed !== null
  }

  get refused(): unknown {
    return this.#client?.refused ?? null
  }

  /** How often a connection has been lost or turned away. */
  cuts = 0

  /** How many steps the server has not called saved. */
  get unsaved(): number {
    return this.#unsaved.length
  }

  connect(): void {
    for (const step of this.#unsaved) step.frame = null
    const url = this.#url()
    const headers = { cookie: this.#cookie, origin: new URL(url).origin.replace('ws', 'http') }
    const client = new ScriptedClient({ url, headers, doc: this.doc })
    client.onSent = (frame) => {
      // The SyncStep2 carries everything written so far, an update what was written since the frame before.
      for (const step of this.#unsaved) step.frame ??= frame
    }
    client.onSaved = (count) => {
      for (const step of this.#unsaved) step.isSaved = step.frame !== null && step.frame <= count
      const before = this.#unsaved.length
      this.#unsaved = this.#unsaved.filter(({ isSaved }) => !isSaved)
      this.saved += before - this.#unsaved.length
    }
    client.socket.on('close', () => this.cuts++)
    this.#client = client
  }

  /** Gone without a word. */
  cut(): void {
    this.#client?.cut()
  }

  /** Writes at random moments until told to stop. */
  start(): void {
    this.#isWriting = true
    this.#loop = (async () => {
      while (this.#isWriting) {
        if (this.#unsaved.length < MOST_WAITING) this.#write()
        await pause(8 + this.#random() * 24)
      }
    })()
  }

  async stop(): Promise<void> {
    this.#isWriting = false
    await this.#loop
  }

  /** Lets go of steps that are over: written, deleted, and both called saved. Long runs grow heavy with them. */
  forgetWhatIsOver(): void {
    const over = new Set(
      this.steps.filter(({ act, isSaved }) => act === 'delete' && isSaved).map(({ token }) => token),
    )
    this.steps = this.steps.filter(({ token }) => !over.has(token))
  }

  #write(): void {
    const text = textOf(this.board, 'utfall', this.#cardId, 'iakttagelse')!
    const token = `<${this.name}:${this.#count++}>`
    // Noted before it is sent: the frame that carries it goes out inside the edit.
    this.#note(token, 'insert')
    text.insert(text.length, token)
    const shown = tokensIn(text.toString())
    if (shown.length < MOST) return
    const oldest = shown.slice(0, MOST / 2)
    for (const old of oldest) this.#note(old, 'delete')
    text.delete(0, oldest.join('').length)
  }

  #note(token: string, act: Step['act']): void {
    const step = { token, act, frame: null, isSaved: false }
    this.steps.push(step)
    this.#unsaved.push(step)
  }
}

/** Every token that a board shows. Throws when one is there twice: nobody writes a token again. */
export function tokensOf(board: Board): Set<string> {
  const shown = utfallOf(board).flatMap(({ iakttagelse }) => tokensIn(iakttagelse))
  const tokens = new Set(shown)
  if (tokens.size < shown.length) throw new Error('A token is on the board twice')
  return tokens
}

function tokensIn(text: string): string[] {
  return text.match(/<[^<>]+>/g) ?? []
}
