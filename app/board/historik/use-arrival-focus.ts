import { type RefObject, useEffect, useRef } from 'react'

/** A heading that takes the focus when its part of the page has come in the place of another. */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return heading
}
