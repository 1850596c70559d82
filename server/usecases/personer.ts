import type { Deps } from '#server/services.ts'

export function createPersoner(_deps: Deps) {
  return {}
}
