import type { Deps } from '#server/services.ts'

export function createBoards(_deps: Deps) {
  return {}
}
