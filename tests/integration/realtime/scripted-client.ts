/** A browser tab without a browser: a document, a socket, and what the server has said about what was sent. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { until } from './until.ts'

export type ClientOptions = {
  url: string
  headers: Record<string, string>
  /** Take the document of an earlier client, as a tab does that was closed and opened again. */
  doc?: Y.Doc
}

export class ScriptedClient {
  readonly doc: Y.Doc
  readonly board: Board
  readonly presence: { clientId: number; clock: number; state: Record<string, unknown> | null }[] = []
  /** Sync frames sent on this connection, and how many of them the server has said are durable. */
  sent = 0
  saved = 0
  savedHistory: number[] = []
  refused: { rule: string; message: string } | null = null
  closed: { code: number; reason: string } | null = null
  isSynced = false
  /** Bytes that would have been sent are kept back while true. */
  isMuted = false
  /** Called for each sync frame that is sent, with its number on this connection. */
  onSent: (frame: number, isStep2: boolean) => void = () => {}
  onSaved: (count: number) => void = () => {}
  readonly socket: WebSocket

  constructor({ url, headers, doc = new Y.Doc() }: ClientOptions) {
    this.doc = doc
    this.board = openBoard(doc)
    this.socket = new WebSocket(url, { headers })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('open', () => this.#send((encoder) => sync.writeSyncStep1(encoder, doc)))
    this.socket.on('message', (frame: Buffer) => this.#receive(frame))
    this.socket.on('error', () => {})
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
      this.isSynced = false
      doc.off('update', onUpdate)
    })
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.write(update)
    }
    doc.on('update', onUpdate)
  }

  /** Sends an update as an edit would be; for updates that no honest document makes. */
  write(update: Uint8Array): void {
    this.#send((encoder) => sync.writeUpdate(encoder, update))
  }

  writeStep2(update: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** One awareness entry, under any clientID. */
  say(state: unknown, { clientId = this.doc.clientID, clock = 1, json = JSON.stringify(state) } = {}): void {
    this.sendRaw(presenceFrame([{ clientId, clock, json }]))
  }

  sendRaw(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN && !this.isMuted) this.socket.send(frame)
  }

  async synced(): Promise<this> {
    await until(() => this.isSynced || this.closed !== null, 'synced')
    if (!this.isSynced) throw new Error(`Closed with ${this.closed?.code} ${this.closed?.reason}`)
    return this
  }

  /** Everything sent so far is durable. */
  async allSaved(withinMs = 5_000): Promise<void> {
    await until(
      () => this.saved === this.sent || this.refused !== null || this.closed !== null,
      'everything saved',
      withinMs,
    )
    if (this.saved !== this.sent)
      throw new Error(`Saved ${this.saved} of ${this.sent}: ${JSON.stringify(this.refused ?? this.closed)}`)
  }

  async close(): Promise<void> {
    this.socket.close()
    await until(() => this.closed !== null, 'closed')
  }

  /** Gone without a word, as a laptop whose lid is shut. */
  cut(): void {
    this.socket.terminate()
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    if (this.socket.readyState !== WebSocket.OPEN || this.isMuted) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    const frame = encoding.toUint8Array(encoder)
    if (frame[1] !== sync.messageYjsSyncStep1) this.onSent(++this.sent, frame[1] === sync.messageYjsSyncStep2)
    this.socket.send(frame)
  }

  #receive(frame: Buffer): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case 0: {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, 0)
        const step = sync.readSyncMessage(decoder, encoder, this.doc, this)
        if (step === sync.messageYjsSyncStep2) this.isSynced = true
        if (encoding.length(encoder) > 1 && !this.isMuted) {
          this.onSent(++this.sent, true)
          this.socket.send(encoding.toUint8Array(encoder))
        }
        return
      }
      case 1: {
        const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          const clientId = decoding.readVarUint(body)
          const clock = decoding.readVarUint(body)
          this.presence.push({ clientId, clock, state: JSON.parse(decoding.readVarString(body)) })
        }
        return
      }
      case 100:
        this.saved = decoding.readVarUint(decoder)
        this.savedHistory.push(this.saved)
        this.onSaved(this.saved)
        return
      case 101:
        this.refused = JSON.parse(decoding.readVarString(decoder))
    }
  }
}

export function presenceFrame(entries: { clientId: number; clock: number; json: string }[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((body) => {
        encoding.writeVarUint(body, entries.length)
        for (const { clientId, clock, json } of entries) {
          encoding.writeVarUint(body, clientId)
          encoding.writeVarUint(body, clock)
          encoding.writeVarString(body, json)
        }
      }),
    )
  })
}
