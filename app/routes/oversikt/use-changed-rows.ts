import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import type { EnhetRad } from '#domain/ska/oversikt.ts'
import { changedEnheter, changeText } from '#domain/ska/oversikt-andring.ts'

/** How long a changed row stays lit after the latest change, and how long changes gather before they are said. */
const LIT_MS = 6_000
const GATHER_MS = 3_000

/**
 * Rows that others changed while this page was open: lit for a moment, and said politely, many at a time. `lasar`
 * tells a change by others from one's own choice of another year.
 */
export function useChangedRows(rader: readonly EnhetRad[], lasar: string): ReadonlySet<string> {
  const shown = useRef({ rader, lasar })
  const [lit, setLit] = useState<ReadonlySet<string>>(new Set())
  const [unsaid, setUnsaid] = useState<readonly string[]>([])

  useEffect(() => {
    const before = shown.current
    shown.current = { rader, lasar }
    if (before.lasar !== lasar || before.rader === rader) return
    const changed = new Set(changedEnheter(before.rader, rader))
    if (changed.size === 0) return
    const namn = rader.filter(({ enhet }) => changed.has(enhet.id)).map(({ enhet }) => enhet.namn)
    setLit((now) => now.union(changed))
    setUnsaid((now) => [...new Set([...now, ...namn])])
  }, [rader, lasar])

  useEffect(() => {
    if (lit.size === 0) return
    const timer = setTimeout(() => setLit(new Set()), LIT_MS)
    return () => clearTimeout(timer)
  }, [lit])

  const say = useEffectEvent(() => {
    announce(changeText(unsaid))
    setUnsaid([])
  })
  const isWaiting = unsaid.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => say(), GATHER_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])

  return lit
}
