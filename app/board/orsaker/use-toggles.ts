import { useState } from 'react'

/** A set of ids that are on, and a way to turn one on or off. */
export function useToggles(): [ReadonlySet<string>, (id: string) => void] {
  const [on, setOn] = useState<ReadonlySet<string>>(new Set())
  return [on, (id) => setOn((now) => toggled(now, id))]
}

export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
