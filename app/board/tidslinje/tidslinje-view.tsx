/** Replaced by the view itself. */
export function TidslinjeView() {
  return null
}
