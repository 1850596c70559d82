import type { Deps } from '#server/services.ts'

export function createMal(_deps: Deps) {
  return {}
}
