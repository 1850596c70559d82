import { Component, type ReactNode } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { focusedItem, focusItemWhenLost, readPlaces } from './boxes.ts'
import type { Box } from './hit-test.ts'
import { messages } from './messages.ts'

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
 * Lets cards slide to their new places when anyone reorders them, so that the eye can follow, and keeps the focus
 * in the list when the card that had it is taken away. A class, because only getSnapshotBeforeUpdate sees the page
 * as it was the moment before.
 */
export class Slide extends Component<Props> {
  /** The card that one is at: with the focus inside it, or in a menu or dialog that it opened. */
  private at: string | null = null

  override componentDidMount(): void {
    document.addEventListener('focusin', this.follow)
  }

  override componentWillUnmount(): void {
    document.removeEventListener('focusin', this.follow)
  }

  private follow = (): void => {
    if (document.activeElement?.closest('[role="menu"], [role="dialog"], [role="alertdialog"]')) return
    this.at = focusedItem(this.props.boardId)
  }

  override getSnapshotBeforeUpdate(before: Props): Map<string, Box> | null {
    const { boardId, signature } = this.props
    if (before.signature === signature) return null
    return new Map([...readPlaces(boardId)].map(([id, { box }]) => [id, box]))
  }

  override componentDidUpdate(_props: Props, _state: unknown, boxes: Map<string, Box> | null): void {
    if (!boxes) return
    this.keepFocus(boxes)
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.slide(boxes)
  }

  private keepFocus(boxes: Map<string, Box>): void {
    const { boardId } = this.props
    const now = readPlaces(boardId)
    if (this.at === null || now.has(this.at)) return
    const order = [...boxes.keys()]
    const place = order.indexOf(this.at)
    const next = [...order.slice(place), ...order.slice(0, place).reverse()].find((id) => now.has(id))
    this.at = null
    if (next === undefined) return
    focusItemWhenLost(boardId, next, () => announce(messages.taken, 'assertive'))
  }

  private slide(boxes: Map<string, Box>): void {
    const now = readPlaces(this.props.boardId)
    if (now.size > MOST) return
    const ride = (id: string | undefined) => {
      const from = id === undefined ? undefined : boxes.get(id)
      const to = id === undefined ? undefined : now.get(id)?.box
      return from && to ? { x: from.left - to.left, y: from.top - to.top } : { x: 0, y: 0 }
    }
    for (const [id, { element }] of now) {
      if (id === this.props.carried) continue
      // A card inside another rides along with it, and needs only what is left of its own way.
      const around = element.parentElement?.closest<HTMLElement>('[data-dnd-item]')?.dataset.dndItem
      const x = ride(id).x - ride(around).x
      const y = ride(id).y - ride(around).y
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
