/** Replaced by the view itself. */
export function OrsakerView() {
  return null
}
