import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** A link may point at one card (`#orsak-<id>`): brings it into view and marks it with `data-spotlight`. */
export function useSpotlight(prefix: string): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (!hash.startsWith(`#${prefix}`)) return
    const card = document.getElementById(hash.slice(1))
    card?.scrollIntoView({ block: 'center' })
    card?.setAttribute('data-spotlight', '')
    return () => card?.removeAttribute('data-spotlight')
  }, [hash, prefix])
}
