import type { Deps } from '#server/services.ts'

export function createMatvarden(_deps: Deps) {
  return {}
}
