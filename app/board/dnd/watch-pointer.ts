import type { Point } from './hit-test.ts'

/** Follows mouse or finger from the event that began a drag, in the window's coordinates, until `stop`. */
export function watchPointer(from: Event): { at: Point; stop(): void } {
  const pointer = { at: pointOf(from) ?? { x: 0, y: 0 }, stop }
  const follow = (event: Event) => {
    pointer.at = pointOf(event) ?? pointer.at
  }
  const options = { capture: true, passive: true }
  window.addEventListener('mousemove', follow, options)
  window.addEventListener('touchmove', follow, options)
  return pointer

  function stop() {
    window.removeEventListener('mousemove', follow, options)
    window.removeEventListener('touchmove', follow, options)
  }
}

function pointOf(event: Event): Point | null {
  const at = 'touches' in event ? (event as TouchEvent).touches[0] : (event as MouseEvent)
  return at && 'clientX' in at ? { x: at.clientX, y: at.clientY } : null
}
