/** Steps in a list by neighbour: what to put a card in front of so that it stands one place up or down. */
export type OutlineStep = 'up' | 'down'

/** The new right neighbour (null: last), or undefined when there is no such step. */
export function beforeAfterStep(
  ids: readonly string[],
  id: string,
  step: OutlineStep,
): string | null | undefined {
  const at = ids.indexOf(id)
  if (at === -1) return undefined
  if (step === 'up') return ids[at - 1]
  return at === ids.length - 1 ? undefined : (ids[at + 2] ?? null)
}
