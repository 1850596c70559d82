import { useEffect } from 'react'
import { useLocation } from 'react-router'

/**
 * A link may point at one aktivitet (`#aktivitet-<id>`): brings it into view and lights it up. It stands twice on
 * the page, in the timeline and in the list; the one that is seen is meant.
 */
export function useKortSpotlight(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (!hash.startsWith('#aktivitet-')) return
    const all = document.querySelectorAll<HTMLElement>(`[data-kort="${CSS.escape(hash.slice(1))}"]`)
    const row = [...all].find((one) => one.offsetParent !== null)
    row?.scrollIntoView({ block: 'center' })
    row?.setAttribute('data-spotlight', '')
    return () => row?.removeAttribute('data-spotlight')
  }, [hash])
}
