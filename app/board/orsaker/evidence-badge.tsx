import { CircleHelp, Minus, Plus } from 'lucide-react'
import { Badge } from '#app/components/ui/badge.tsx'
import type { BelaggView } from '#domain/board/views/belagg.ts'

/** How well a cause is founded: a guess until somebody has noted what supports or contradicts it. */
export function EvidenceBadge({ belagg }: { belagg: readonly BelaggView[] }) {
  const stodjer = belagg.filter(({ slag }) => slag === 'stodjer').length
  const motsager = belagg.length - stodjer
  if (belagg.length === 0)
    return (
      <Badge size="s" icon={<CircleHelp aria-hidden />}>
        Hypotes
      </Badge>
    )
  return (
    <>
      {stodjer > 0 && (
        <Badge size="s" tone="ok" icon={<Plus aria-hidden />}>
          {stodjer} stödjer
        </Badge>
      )}
      {motsager > 0 && (
        <Badge size="s" tone="warn" icon={<Minus aria-hidden />}>
          {motsager} motsäger
        </Badge>
      )}
    </>
  )
}
