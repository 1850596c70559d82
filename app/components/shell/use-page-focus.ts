import { type RefObject, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { announce } from '../ui/announce.ts'

/**
 * After a move to another page, says its title and begins reading there. The views of one board count as one
 * page, so that a step in the cycle does not take the focus from where it is.
 */
export function usePageFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const page = pageOf(pathname)
  const shown = useRef(page)

  useEffect(() => {
    if (shown.current === page) return
    shown.current = page
    main.current?.focus({ preventScroll: true })
    announce(document.title)
  }, [page])

  return main
}

/** `/tavlor/17/orsaker` and `/tavlor/17/insatser` are the same page. */
export function pageOf(pathname: string): string {
  return pathname.split('/').slice(0, 3).join('/')
}
