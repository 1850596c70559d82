import { ArrowRight, Flag } from 'lucide-react'
import { useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import type { OrsakView } from '#domain/board/views/orsaker.ts'
import { quoted } from '../dnd/messages.ts'
import styles from './orsak.module.css'

/** Makes an insats of a cause with nothing typed again, or leads to those that already answer it. */
export function OrsakInsats({ orsak }: { orsak: OrsakView }) {
  const { can, page } = useBoard()
  const makeInsats = useMakeInsats()
  const insatser = useView((board) => insatserOf(board).filter(({ orsakIds }) => orsakIds.includes(orsak.id)))
  const pressed = useRef(false)
  // The button that was pressed becomes a link to what it made; the focus goes with it.
  const takeFocus = (link: HTMLAnchorElement | null) => {
    if (link && pressed.current) link.focus()
    if (link) pressed.current = false
  }
  if (insatser.length > 0)
    return insatser.map((insats) => (
      <Link
        key={insats.id}
        ref={takeFocus}
        to={`/tavlor/${page.board.id}/insatser#insats-${insats.id}`}
        className={styles.insatsLink}
        aria-label={`${shortName(insats)}: ${insats.rubrik}`}
      >
        <Flag aria-hidden />
        {shortName(insats)}
      </Link>
    ))
  if (!can('insatser')) return null
  return (
    <Button
      size="s"
      variant="quiet"
      icon={<ArrowRight aria-hidden />}
      aria-label={`Gör till insats: ${quoted(orsak.text)}`}
      onPress={() => {
        pressed.current = true
        makeInsats([orsak])
      }}
    >
      Gör till insats
    </Button>
  )
}

/** Its number in the order; what was turned down has none. */
function shortName({ beslut, ordning }: InsatsView): string {
  return beslut.beslut === 'avslagen' ? 'Avslagen insats' : `Insats ${ordning}`
}

/** Proposes an insats that answers causes, and says where it is now. */
export function useMakeInsats(): (orsaker: readonly OrsakView[]) => void {
  const { run, newId, page } = useBoard()
  const { show } = useToast()
  const navigate = useNavigate()
  return (orsaker) => {
    const id = newId()
    run('gjorde en orsak till insats', (board) =>
      addInsats(board, { id, orsakIds: orsaker.map((orsak) => orsak.id) }),
    )
    show({
      tone: 'ok',
      title: 'Insatsen är föreslagen',
      text: `${quoted(orsaker[0]?.text ?? '')} följer med som orsak. Skriv om rubriken till det ni tänker göra.`,
      action: {
        label: 'Visa insatsen',
        onPress: () => void navigate(`/tavlor/${page.board.id}/insatser#insats-${id}`),
      },
    })
  }
}
