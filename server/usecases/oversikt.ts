import type { Deps } from '#server/services.ts'

export function createOversikt(_deps: Deps) {
  return {}
}
