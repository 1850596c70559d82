import { ChevronDown, ChevronRight, CornerDownRight, MessageSquare } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { kommentarerOf } from '#domain/board/views/kommentarer.ts'
import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import { BoardText } from '../board-text.tsx'
import { DragHandle } from '../dnd/drag-handle.tsx'
import { quoted } from '../dnd/messages.ts'
import { PeerTags } from '../peer-tags.tsx'
import { useCanvas } from './canvas-context.ts'
import { EvidenceBadge } from './evidence-badge.tsx'
import styles from './orsak.module.css'
import { composerId } from './orsak-composer.tsx'
import { OrsakInsats } from './orsak-insats.tsx'
import { OrsakMenu } from './orsak-menu.tsx'
import { PAVERKAN_KORT } from './paverkan-control.tsx'

type Props = { orsak: OrsakNode; path: string; barn: readonly OrsakNode[] }

/** The button that asks "varför?" under a cause. */
export const askId = (orsakId: string) => `varfor-${orsakId}`

/** One cause: its words, how well founded it is, who can affect it, and the three things to do with it. */
export function OrsakRow({ orsak, path, barn }: Props) {
  const { author, isMine, peers } = useBoard()
  const { canWrite, picked, togglePicked, collapsed, toggleCollapsed, opened, toggleOpened, writeUnder } =
    useCanvas()
  const kommentarer = useView((board) => kommentarerOf(board, orsak.id)).length
  const namn = quoted(orsak.text)
  const isOpen = opened.has(orsak.id)
  const isFolded = collapsed.has(orsak.id)
  const ask = () => {
    if (isFolded) toggleCollapsed(orsak.id)
    writeUnder(orsak.id)
  }
  /** Enter goes on to the next cause beside this one. */
  const next = () => {
    if (orsak.under !== null) writeUnder(orsak.under)
    else document.getElementById(composerId(orsak.gruppId))?.focus()
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey || !canWrite || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    ask()
  }
  const moving = peers.filter(({ kort, falt }) => kort === orsak.id && falt === null)

  return (
    <div className={styles.row} data-dnd-box onKeyDownCapture={onKeyDownCapture} id={`orsak-${orsak.id}`}>
      <div className={styles.grip}>
        {picked ? (
          orsak.under === null && (
            <Checkbox
              aria-label={`Markera ${namn}`}
              isSelected={picked.has(orsak.id)}
              onChange={() => togglePicked(orsak.id)}
            >
              {null}
            </Checkbox>
          )
        ) : (
          <DragHandle id={orsak.id} />
        )}
        {barn.length > 0 && (
          <IconButton
            size="s"
            label={`${isFolded ? 'Visa' : 'Dölj'} ${barn.length} under ${namn}`}
            icon={isFolded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
            aria-expanded={!isFolded}
            hideTooltip
            className={styles.fold}
            onPress={() => toggleCollapsed(orsak.id)}
          />
        )}
      </div>
      <div className={styles.words}>
        <BoardText
          kind="orsaker"
          id={orsak.id}
          field="text"
          label={`Orsak ${path}`}
          quietLabel
          look="plain"
          placeholder="Skriv orsaken"
          onEnter={next}
          className={styles.text}
        />
        <div className={styles.foot}>
          <AriaButton
            className={styles.evidenceButton}
            aria-expanded={isOpen}
            onPress={() => toggleOpened(orsak.id)}
          >
            <EvidenceBadge belagg={orsak.belagg} />
            <span className="visually-hidden"> Underlag för {namn}</span>
            <ChevronDown aria-hidden />
          </AriaButton>
          {orsak.paverkan && <span className={styles.fact}>{PAVERKAN_KORT[orsak.paverkan]}</span>}
          {kommentarer > 0 && (
            <span className={styles.fact}>
              <MessageSquare aria-hidden />
              {kommentarer} <span className="visually-hidden">kommentarer</span>
            </span>
          )}
        </div>
        <div className={styles.actions}>
          {canWrite && (
            <Button
              id={askId(orsak.id)}
              size="s"
              variant="quiet"
              icon={<CornerDownRight aria-hidden />}
              aria-label={`Varför? Skriv vad ${namn} beror på`}
              onPress={ask}
            >
              Varför?
            </Button>
          )}
          <OrsakInsats orsak={orsak} />
          {isFolded && barn.length > 0 && <span className={styles.fact}>{barn.length} dolda under</span>}
          <span className={styles.author}>{authorText()}</span>
        </div>
      </div>
      {canWrite && <OrsakMenu orsak={orsak} />}
      <PeerTags peers={moving} what="är här" />
    </div>
  )

  function authorText(): string {
    if (isMine(orsak.skapadAv)) return 'Du'
    return author(orsak.skapadAv)?.split(' ')[0] ?? ''
  }
}
