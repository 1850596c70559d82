import { ChartGantt, List, LocateFixed } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '#app/components/ui/button.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { ARSHJUL_NIVA_NAMN, ARSHJUL_NIVAER, type ArshjulNiva } from '#domain/cycle/arshjul.ts'
import styles from './tidslinje.module.css'
import { ZOOM_NAMN, type Zoom } from './zoom.ts'

export type Vis = 'tidslinje' | 'lista'

type TidslinjeToolbarProps = {
  vis: Vis
  onVis: (vis: Vis) => void
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  nivaer: readonly ArshjulNiva[]
  /** Levels that the årshjul has posts for. */
  finns: ReadonlySet<ArshjulNiva>
  onNivaer: (nivaer: ArshjulNiva[]) => void
  utanDatum: number
  onUtanDatum: () => void
  /** Null when today is not in this läsår. */
  onToday: (() => void) | null
}

const ZOOMS = (Object.keys(ZOOM_NAMN) as Zoom[]).map((id) => ({ id, label: ZOOM_NAMN[id] }))
const WAYS = [
  { id: 'tidslinje', label: 'Tidslinje', icon: <ChartGantt aria-hidden /> },
  { id: 'lista', label: 'Lista', icon: <List aria-hidden /> },
] as const

/** How to look at the year. */
export function TidslinjeToolbar({ vis, onVis, zoom, onZoom, ...props }: TidslinjeToolbarProps) {
  const isChart = vis === 'tidslinje'
  return (
    <div className={styles.toolbar} data-no-print>
      <div className={styles.wide}>
        <SegmentedControl label="Visa som" options={WAYS} value={vis} onChange={onVis} size="s" />
      </div>
      {isChart && (
        <div className={styles.wide}>
          <SegmentedControl label="Zooma" options={ZOOMS} value={zoom} onChange={onZoom} size="s" />
          {props.onToday && zoom !== 'lasar' && (
            <Button size="s" variant="quiet" icon={<LocateFixed aria-hidden />} onPress={props.onToday}>
              Till i dag
            </Button>
          )}
          {props.utanDatum > 0 && (
            <Button size="s" variant="quiet" onPress={props.onUtanDatum}>
              {props.utanDatum} utan datum
            </Button>
          )}
        </div>
      )}
      <Levels {...props} />
    </div>
  )
}

function Levels({ nivaer, finns, onNivaer }: Pick<TidslinjeToolbarProps, 'nivaer' | 'finns' | 'onNivaer'>) {
  if (finns.size === 0) return null
  return (
    <div className={styles.levels}>
      <span id="arshjulets-nivaer">Årshjulet</span>
      <ToggleButtonGroup
        aria-labelledby="arshjulets-nivaer"
        selectionMode="multiple"
        selectedKeys={nivaer}
        onSelectionChange={(keys) => onNivaer(ARSHJUL_NIVAER.filter((niva) => keys.has(niva)))}
        className={styles.chips}
      >
        {ARSHJUL_NIVAER.filter((niva) => finns.has(niva)).map((niva) => (
          <ToggleButton key={niva} id={niva} className={styles.chip}>
            {ARSHJUL_NIVA_NAMN[niva]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
