import { Pencil, Undo2 } from 'lucide-react'
import { useFetcher } from 'react-router'
import { type DataColumn, DataTable } from '#app/components/ui/data-table.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { type Indikator, MATENHET_NAMN } from '#domain/ska/indikator.ts'
import { respondentText } from '#domain/ska/respondent.ts'
import { IndikatorDialog } from './indikator-dialog.tsx'
import styles from './skolform.module.css'

type Delmal = { id: string; nr: number; indikatorer: Indikator[] }

/** What shows whether the delmål is met, with where each value comes from. */
export function IndikatorList({ delmal, mayEdit }: { delmal: Delmal; mayEdit: boolean }) {
  const columns: DataColumn<Indikator>[] = [
    {
      id: 'indikator',
      label: 'Indikator',
      cell: (indikator) => (
        <span className={styles.indikator}>
          {indikator.text}
          <span className={styles.about}>{aboutOf(indikator)}</span>
        </span>
      ),
    },
    { id: 'kalla', label: 'Källa', cell: ({ kalla }) => kalla ?? 'Källa saknas i planen' },
    { id: 'enhet', label: 'Mäts i', cell: ({ enhet }) => MATENHET_NAMN[enhet] },
    {
      id: 'andra',
      label: 'Ändra',
      cell: (indikator) => (
        <span className={styles.actions}>
          <IndikatorDialog
            delmalId={delmal.id}
            indikator={indikator}
            trigger={<IconButton label={`Ändra ${indikator.text}`} icon={<Pencil />} />}
          />
          {indikator.ursprung === 'huvudman' && <Withdraw indikator={indikator} />}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={`Indikatorer för delmål ${delmal.nr}`}
      isCaptionHidden
      density="compact"
      columns={mayEdit ? columns : columns.slice(0, 3)}
      rows={delmal.indikatorer}
      rowId={({ id }) => id}
    />
  )
}

function aboutOf({ respondent, arskurs, skolformsdel, ursprung, ersatter }: Indikator): string {
  return [
    ursprung === 'huvudman' && (ersatter ? 'egen formulering' : 'egen indikator'),
    respondent && respondentText(respondent),
    arskurs && (arskurs.startsWith('år') ? arskurs : `årskurs ${arskurs}`),
    skolformsdel,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Takes an own indikator out of use; the national one that it replaced comes back. */
function Withdraw({ indikator }: { indikator: Indikator }) {
  const fetcher = useFetcher()
  const label = indikator.ersatter
    ? `Återgå till den nationella i stället för ${indikator.text}`
    : `Ta bort ${indikator.text}`
  return (
    <IconButton
      label={label}
      icon={<Undo2 />}
      isDisabled={fetcher.state !== 'idle'}
      onPress={() => fetcher.submit({ intent: 'withdraw', id: indikator.id }, { method: 'post' })}
    />
  )
}
