import { useEffect, useRef } from 'react'
import { announce } from '#app/components/ui/announce.ts'

/** Others' doings are gathered this long, so that a busy room does not drown the one who listens. */
const GATHER_MS = 6000

/** Says politely, now and then, how `value` has changed since it was last spoken of. */
export function useNews<T>(value: T, tell: (before: T, now: T) => string[], isOn = true): void {
  const spoken = useRef(value)
  const latest = useRef({ value, tell })
  latest.current = { value, tell }
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(() => {
    if (!isOn || Object.is(value, spoken.current) || timer.current) return
    timer.current = setTimeout(() => {
      timer.current = null
      const news = latest.current.tell(spoken.current, latest.current.value)
      spoken.current = latest.current.value
      if (news.length > 0) announce(news.join(' '))
    }, GATHER_MS)
  }, [value, isOn])
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
}
