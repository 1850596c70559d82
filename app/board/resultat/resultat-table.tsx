import { DataTable } from '#app/components/ui/data-table.tsx'
import { Switch } from '#app/components/ui/switch.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { MatvardeTrend } from '../matvarde-trend.tsx'
import type { Skillnad } from '../utfall/jamfor.ts'
import { KATEGORI_NAMN } from '../utfall/kategori.ts'
import { SkillnadText } from '../utfall/skillnad-text.tsx'
import { type Jamfort, viktOf } from './monster.ts'
import styles from './resultat.module.css'

type Props = { rows: readonly Jamfort[]; onOpen: (id: string) => void }

/** The results side by side; every column that can be compared can be sorted, the weakest first. */
export function ResultatTable({ rows, onOpen }: Props) {
  const compared = (['tidigare', 'kommun', 'riket'] as const).filter((mot) =>
    rows.some(({ skillnader }) => skillnader.some((one) => one.mot === mot)),
  )
  const hasFigures = rows.some(({ utfall }) => utfall.matvarde)
  return (
    <DataTable
      caption="Tavlans resultat"
      isCaptionHidden
      rows={rows}
      rowId={({ utfall }) => utfall.id}
      empty={<p className={styles.none}>Inget resultat passar urvalet.</p>}
      columns={[
        {
          id: 'resultat',
          label: 'Resultat',
          sortBy: ({ utfall }) => utfall.rubrik,
          cell: ({ utfall }) => <Name utfall={utfall} onOpen={() => onOpen(utfall.id)} />,
        },
        ...(hasFigures
          ? [
              {
                id: 'nu',
                label: 'Nu',
                cell: ({ utfall }: Jamfort) => <Now utfall={utfall} />,
              },
            ]
          : []),
        ...compared.map((mot) => ({
          id: mot,
          label: { tidigare: 'Förändring', kommun: 'Mot kommunen', riket: 'Mot riket' }[mot],
          sortBy: (row: Jamfort) => viktOf(row, mot),
          cell: (row: Jamfort) => <Difference row={row} mot={mot} />,
        })),
        {
          id: 'undersok',
          label: 'Förstå djupare',
          sortBy: ({ utfall }) => (utfall.undersok ? 0 : 1),
          cell: ({ utfall }) => <Mark utfall={utfall} />,
        },
      ]}
    />
  )
}

function Name({ utfall, onOpen }: { utfall: UtfallView; onOpen: () => void }) {
  const { rubrik, kategori, iakttagelse } = utfall
  return (
    <div className={styles.name}>
      <button type="button" className={styles.open} onClick={onOpen}>
        {rubrik || 'Utan rubrik'}
      </button>
      <span className={styles.meta}>{KATEGORI_NAMN[kategori]}</span>
      {iakttagelse && <span className={styles.note}>{iakttagelse}</span>}
    </div>
  )
}

function Now({ utfall: { matvarde } }: { utfall: UtfallView }) {
  if (!matvarde) return <span className={styles.meta}>Iakttagelse</span>
  return (
    <div className={styles.now}>
      <span className={styles.value}>
        {formatPunkt(matvarde, matvarde.enhet as Matenhet)}{' '}
        <span className={styles.meta}>{matvarde.period}</span>
      </span>
      {matvarde.serie.filter(({ varde }) => varde !== null).length > 1 && (
        <MatvardeTrend matvarde={matvarde} isValueHidden />
      )}
    </div>
  )
}

function Difference({ row, mot }: { row: Jamfort; mot: Skillnad['mot'] }) {
  const skillnad = row.skillnader.find((one) => one.mot === mot)
  if (!skillnad || !row.utfall.matvarde) return <span className={styles.meta}>–</span>
  return (
    <span className={styles.difference}>
      <SkillnadText skillnad={skillnad} enhet={row.utfall.matvarde.enhet} isBare />
    </span>
  )
}

function Mark({ utfall: { id, undersok, rubrik } }: { utfall: UtfallView }) {
  const { can, run } = useBoard()
  return (
    <Switch
      isSelected={undersok}
      isDisabled={!can('utfall')}
      onChange={(on) =>
        run(on ? 'markerade resultatet' : 'avmarkerade resultatet', (board) =>
          markUtfall(board, { id, undersok: on }),
        )
      }
    >
      <span className="visually-hidden">Förstå {rubrik || 'resultatet'} djupare</span>
    </Switch>
  )
}
