/**
 * Who changed what, as it lies beside the bytes of a journal row: the history of a board can be read without Yjs, and
 * outlives the row. No word of what was written is in it.
 */
import type { Touch } from '../gate/judge.ts'

/** Person (empty: the server) to card (`orsaker/<id>`, or `beslut/<key>`) to fields; `+` is the card's birth. */
export type Touched = Record<string, Record<string, string[]>>

/** What one update touched: a place on the board, and a field there. */
export type TouchedField = { place: string; field: string }

const BIRTH = '+'
/** The field of what the server has decided. */
const DECIDED = '='

export function touchedByEdit(touches: readonly Touch[]): TouchedField[] {
  return touches.map(({ root, cardId, field }) => ({ place: `${root}/${cardId}`, field: field ?? BIRTH }))
}

export function touchedByCommand(keys: readonly string[]): TouchedField[] {
  return keys.map((key) => ({ place: `beslut/${key}`, field: DECIDED }))
}

/** As JSON, or null when nothing was touched. */
export function encodeTouched(
  changes: readonly { author: string | null; touched: readonly TouchedField[] }[],
): string | null {
  const [only, ...more] = changes
  if (only && more.length === 0 && only.touched.length === 1) return encodeOne(only.author, only.touched[0]!)
  const all: Touched = {}
  let isEmpty = true
  for (const { author, touched } of changes) {
    for (const { place, field } of touched) {
      const places = (all[author ?? ''] ??= {})
      const fields = (places[place] ??= [])
      if (!fields.includes(field)) fields.push(field)
      isEmpty = false
    }
  }
  return isEmpty ? null : JSON.stringify(all)
}

/** Most rows hold one change of one field. A person's id and a field's name need no escaping. */
function encodeOne(author: string | null, { place, field }: TouchedField): string {
  return `{"${author ?? ''}":{${JSON.stringify(place)}:["${field}"]}}`
}
