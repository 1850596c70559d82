import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { setPaverkan } from '#domain/board/commands/set-paverkan.ts'
import { PAVERKAN, type Paverkan } from '#domain/board/fields.ts'
import type { OrsakView } from '#domain/board/views/orsaker.ts'
import { quoted } from '../dnd/messages.ts'
import styles from './orsak.module.css'

export const PAVERKAN_NAMN: Record<Paverkan, string> = {
  vi: 'Vi själva',
  rektor: 'Rektor',
  huvudman: 'Huvudmannen',
  utanfor: 'Ingen här',
}

export const PAVERKAN_KORT: Record<Paverkan, string> = {
  vi: 'Vi kan påverka',
  rektor: 'Rektor kan påverka',
  huvudman: 'Huvudmannen kan påverka',
  utanfor: 'Utanför vår påverkan',
}

/** Who can affect a cause; until somebody has said, nothing is chosen. */
export function PaverkanControl({ orsak }: { orsak: OrsakView }) {
  const { can, run } = useBoard()
  if (!can('orsaker')) return <p>{orsak.paverkan ? PAVERKAN_KORT[orsak.paverkan] : 'Inte bedömt än.'}</p>
  const choose = (value: Paverkan | 'okant') =>
    run('ändrade vem som kan påverka', (board) =>
      setPaverkan(board, { id: orsak.id, paverkan: value === 'okant' ? null : value }),
    )
  return (
    <div className={styles.paverkan}>
      <SegmentedControl<Paverkan | 'okant'>
        size="s"
        label={`Vem kan påverka ${quoted(orsak.text)}?`}
        options={[
          ...PAVERKAN.map((id) => ({ id, label: PAVERKAN_NAMN[id] })),
          { id: 'okant', label: 'Vet inte än' },
        ]}
        value={orsak.paverkan ?? 'okant'}
        onChange={choose}
      />
    </div>
  )
}
