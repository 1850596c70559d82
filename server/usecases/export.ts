import type { Deps } from '#server/services.ts'

export function createExport(_deps: Deps) {
  return {}
}
