import type { Deps } from '#server/services.ts'

export function createImporter(_deps: Deps) {
  return {}
}
