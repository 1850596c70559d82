/** Replaced by the view itself. */
export function GenomforView() {
  return null
}
