import { CircleGauge, Import, type LucideIcon, Orbit, SquareKanban, Target, UsersRound } from 'lucide-react'
import type { NavId } from './nav-items.ts'

const ICONS: Record<NavId, LucideIcon> = {
  oversikt: CircleGauge,
  tavlor: SquareKanban,
  arshjul: Orbit,
  mal: Target,
  import: Import,
  personer: UsersRound,
}

export function NavIcon({ id }: { id: NavId }) {
  const Icon = ICONS[id]
  return <Icon aria-hidden />
}
