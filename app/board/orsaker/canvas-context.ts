import { createContext, useContext } from 'react'
import type { OrsakLane } from './orsak-lanes.ts'

/** What the parts of the cause canvas share: what is open, what is picked, and what stands under what. */
export type Canvas = {
  utfallId: string
  /** The lists as they are drawn now, by id. */
  lanes: ReadonlyMap<string, OrsakLane>
  /** May this person write causes now? */
  canWrite: boolean
  collapsed: ReadonlySet<string>
  toggleCollapsed(orsakId: string): void
  /** Causes whose evidence is unfolded. */
  opened: ReadonlySet<string>
  toggleOpened(orsakId: string): void
  /** The cause or list under which a new one is being written. */
  writingUnder: string | null
  writeUnder(orsakId: string | null): void
  /** Picked for a group; null when nobody is picking. */
  picked: ReadonlySet<string> | null
  togglePicked(orsakId: string): void
}

export const CanvasContext = createContext<Canvas | null>(null)

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext)
  if (!canvas) throw new Error('A cause stands outside its canvas')
  return canvas
}
