import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import { DragItem } from '../dnd/drag-item.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import { quoted } from '../dnd/messages.ts'
import { useCanvas } from './canvas-context.ts'
import styles from './orsak.module.css'
import { OrsakComposer } from './orsak-composer.tsx'
import { OrsakDetails } from './orsak-details.tsx'
import { underLane } from './orsak-lanes.ts'
import { askId, OrsakRow } from './orsak-row.tsx'

/** A cause and everything that answers "varför?" under it, as nested lists. The lines between are only drawn. */
export function OrsakBranch({ orsak, path }: { orsak: OrsakNode; path: string }) {
  const { utfallId, lanes, collapsed, opened, writingUnder, writeUnder } = useCanvas()
  const barn = lanes.get(underLane(orsak.id))?.items ?? []
  const isFolded = collapsed.has(orsak.id)
  const isWriting = writingUnder === orsak.id
  return (
    <DragItem id={orsak.id} className={styles.branch} intoLane={underLane(orsak.id)}>
      <OrsakRow orsak={orsak} path={path} barn={barn} />
      {opened.has(orsak.id) && <OrsakDetails orsak={orsak} />}
      {barn.length > 0 && !isFolded && (
        <DragLane
          id={underLane(orsak.id)}
          className={styles.children}
          label={`Därför att, under ${quoted(orsak.text)}`}
        >
          {barn.map((child, index) => (
            <OrsakBranch key={child.id} orsak={child} path={`${path}.${index + 1}`} />
          ))}
        </DragLane>
      )}
      {isWriting && (
        <div className={styles.childComposer}>
          <OrsakComposer
            utfallId={utfallId}
            under={orsak.id}
            look="line"
            autoFocus
            label={`Varför? Därför att, under ${quoted(orsak.text)}`}
            placeholder="Varför? Därför att …"
            onClose={(why) => {
              writeUnder(null)
              if (why === 'escape') document.getElementById(askId(orsak.id))?.focus()
            }}
          />
        </div>
      )}
    </DragItem>
  )
}
