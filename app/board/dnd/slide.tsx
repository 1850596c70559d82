import { Component, type ReactNode } from 'react'
import { readPlaces } from './boxes.ts'
import type { Box } from './hit-test.ts'

type Props = {
  boardId: string
  /** Order of everything; a change of it makes the cards slide. */
  signature: string
  /** A card that was carried there by hand and needs no ride. */
  carried: string | null
  children: ReactNode
}

/** More cards than this at once is a new page rather than a move. */
const MOST = 120

/**
 * Lets cards slide to their new places when anyone reorders them, so that the eye can follow. A class, because
 * only getSnapshotBeforeUpdate sees the page as it was the moment before.
 */
export class Slide extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Props): Map<string, Box> | null {
    if (before.signature === this.props.signature) return null
    return new Map([...readPlaces(this.props.boardId)].map(([id, { box }]) => [id, box]))
  }

  override componentDidUpdate(_before: Props, _state: unknown, was: Map<string, Box> | null): void {
    if (!was || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const now = readPlaces(this.props.boardId)
    if (now.size > MOST) return
    for (const [id, { element, box }] of now) {
      const from = was.get(id)
      if (!from || id === this.props.carried) continue
      const x = from.left - box.left
      const y = from.top - box.top
      if (x === 0 && y === 0) continue
      element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
        duration: 240,
        easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
      })
    }
  }

  override render(): ReactNode {
    return this.props.children
  }
}
