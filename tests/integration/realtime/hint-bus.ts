/** A network between nodes in this process, as good or as bad as a test wants it. */
import { decodeHint, type Fanout, type Hint } from '#server/realtime/fanout.ts'

/** How late each copy of a hint arrives, in milliseconds; none at all when it is lost. */
export type Way = (hint: Hint, from: number, to: number) => readonly number[]

export const AT_ONCE: Way = () => [0]
export const LOST: Way = () => []

export type BusNode = Fanout & { isUp: boolean /** It can be reached again. */; isBack(): void }

export type HintBus = {
  way: Way
  /** Hints that were on their way, in order, whether they arrived or not. */
  told: Hint[]
  /** Another end; they are numbered from 0. */
  join(): BusNode
}

export function createHintBus(): HintBus {
  const ends: Map<string, (bytes: Uint8Array) => void>[] = []
  const bus: HintBus = {
    way: AT_ONCE,
    told: [],
    join() {
      const listeners = new Map<string, (bytes: Uint8Array) => void>()
      const back: (() => void)[] = []
      const from = ends.push(listeners) - 1
      return {
        isUp: true,
        open: async (boardId, listener) => void listeners.set(boardId, listener),
        close: (boardId) => void listeners.delete(boardId),
        tell(boardId, bytes) {
          const hint = decodeHint(bytes)!
          bus.told.push(hint)
          for (const [to, end] of ends.entries()) {
            if (to === from) continue
            for (const delay of bus.way(hint, from, to)) {
              const arrive = () => end.get(boardId)?.(bytes.slice())
              if (delay === 0) setImmediate(arrive)
              else setTimeout(arrive, delay)
            }
          }
        },
        onBack: (listener) => void back.push(listener),
        isBack: () => back.forEach((listener) => void listener()),
      }
    },
  }
  return bus
}
