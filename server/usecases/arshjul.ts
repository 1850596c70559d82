import type { Deps } from '#server/services.ts'

export function createArshjul(_deps: Deps) {
  return {}
}
