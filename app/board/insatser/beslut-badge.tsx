import { CircleCheck, CircleDashed, CirclePause, CircleX } from 'lucide-react'
import { Badge, type BadgeProps } from '#app/components/ui/badge.tsx'
import { BESLUTSLAG_NAMN, type Beslutslag } from '#domain/board/beslut.ts'

const LOOKS: Record<Beslutslag, Pick<BadgeProps, 'tone' | 'icon'>> = {
  forslag: { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
  beslutad: { tone: 'ok', icon: <CircleCheck aria-hidden /> },
  avvaktar: { tone: 'warn', icon: <CirclePause aria-hidden /> },
  avslagen: { tone: 'danger', icon: <CircleX aria-hidden /> },
}

/** What has been decided about an insats, as a word with its own sign. */
export function BeslutBadge({ beslut, size }: { beslut: Beslutslag; size?: 's' | 'm' }) {
  return (
    <Badge {...LOOKS[beslut]} size={size}>
      {BESLUTSLAG_NAMN[beslut]}
    </Badge>
  )
}
