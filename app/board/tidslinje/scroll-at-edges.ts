const EDGE_PX = 48
const STEP_PX = 14

/** While something is held near the side of what can be scrolled, scrolls that way. Returns how to stop. */
export function scrollAtEdges(held: HTMLElement, pointerX: () => number, onScroll: () => void): () => void {
  const scroller = held.closest<HTMLElement>('[data-scroller]')
  if (!scroller) return () => {}
  const fixed = scroller.querySelector<HTMLElement>('[data-fixed]')
  let frame = requestAnimationFrame(function step() {
    frame = requestAnimationFrame(step)
    const box = scroller.getBoundingClientRect()
    const left = box.left + (fixed?.offsetWidth ?? 0)
    const x = pointerX()
    const by = x > box.right - EDGE_PX ? STEP_PX : x < left + EDGE_PX ? -STEP_PX : 0
    if (by === 0) return
    const before = scroller.scrollLeft
    scroller.scrollLeft += by
    if (scroller.scrollLeft !== before) onScroll()
  })
  return () => cancelAnimationFrame(frame)
}
