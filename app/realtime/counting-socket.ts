/**
 * The socket under the stock provider. It counts the sync frames that the server will acknowledge, and holds the
 * connection to the order that the count relies on: the SyncStep2 first, which carries everything that was written
 * before it. What the provider would send ahead of it hangs in the air for the server, and is in it anyway.
 */
const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

/** What a frame is to the count. */
export function frameKind(frame: Uint8Array): 'step2' | 'update' | 'other' {
  if (frame[0] !== SYNC) return 'other'
  return frame[1] === STEP_2 ? 'step2' : frame[1] === UPDATE ? 'update' : 'other'
}

export function countingSocket(Socket: typeof WebSocket, onFrame: () => void): typeof WebSocket {
  return class extends Socket {
    #isSynced = false

    override send(data: Uint8Array<ArrayBuffer>): void {
      const kind = frameKind(data)
      if (kind === 'step2') this.#isSynced = true
      if (kind === 'update' && !this.#isSynced) return
      if (kind !== 'other') onFrame()
      super.send(data)
    }
  }
}
