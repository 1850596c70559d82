import type { BeslutIntent } from '#domain/board/beslut-intent.ts'

/** A server command as the form that routes/board.beslut reads. */
export function toBeslutForm(intent: BeslutIntent): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(intent)) {
    if (Array.isArray(value)) for (const one of value) form.append(name, one)
    else form.append(name, value ?? '')
  }
  return form
}
