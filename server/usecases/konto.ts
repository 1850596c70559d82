import type { Deps } from '#server/services.ts'

export function createKonto(_deps: Deps) {
  return {}
}
