import type { Deps } from '#server/services.ts'

export function createBeslut(_deps: Deps) {
  return {}
}
