/** What others changed while one was looking. */
import type { EnhetRad } from './oversikt.ts'

/** Ids of the enheter whose row says something else than before; a row that came or went is not a change of one. */
export function changedEnheter(before: readonly EnhetRad[], after: readonly EnhetRad[]): string[] {
  const then = new Map(before.map((rad) => [rad.enhet.id, JSON.stringify(rad)]))
  return after.flatMap((rad) => {
    const old = then.get(rad.enhet.id)
    return old === undefined || old === JSON.stringify(rad) ? [] : [rad.enhet.id]
  })
}

/** One calm sentence for many changes: `Uppdaterat: Norra skolan och 3 enheter till.` */
export function changeText(namn: readonly string[]): string {
  const [first, second] = namn
  if (first === undefined) return ''
  if (namn.length === 1) return `Uppdaterat: ${first}.`
  if (namn.length === 2) return `Uppdaterat: ${first} och ${second}.`
  return `Uppdaterat: ${first} och ${namn.length - 1} enheter till.`
}
