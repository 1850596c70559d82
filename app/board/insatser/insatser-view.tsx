/** Replaced by the view itself. */
export function InsatserView() {
  return null
}
