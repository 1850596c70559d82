/** Notices that nothing is being saved any more, long before a dead connection would be noticed by itself. */
import { type SaveState, waitingEdits } from './save-state.ts'

/** What waits this long without anything being saved is not on its way; the person is told within five seconds. */
export const STALL_MS = 4_000

export type StallWatch = {
  /** Looks at each new state. */
  look(state: SaveState): void
  stop(): void
}

export function watchForStall(onStall: () => void): StallWatch {
  let timer: ReturnType<typeof setTimeout> | null = null
  let savedThen = 0

  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    look(state) {
      const isIdle = waitingEdits(state) === 0 || state.ended !== null || state.isStalled
      if (isIdle || state.saved > savedThen) stop()
      if (isIdle || timer !== null) return
      savedThen = state.saved
      timer = setTimeout(onStall, STALL_MS)
    },
    stop,
  }
}
