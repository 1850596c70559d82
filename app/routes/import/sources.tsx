import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { ImportKalla } from '#db/queries/matvarden.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'

/** Which figures are there already, and from where. */
export function Sources({ kallor }: { kallor: readonly ImportKalla[] }) {
  return (
    <Card title="Det här finns inläst">
      {kallor.length === 0 ? (
        <EmptyState title="Inga mätvärden ännu" titleLevel={3} size="s">
          När den första filen är inläst står dess källa och datum här.
        </EmptyState>
      ) : (
        <Table caption="Inlästa mätvärden efter källa" isCaptionHidden>
          <thead>
            <tr>
              <th scope="col">Källa</th>
              <th scope="col" data-num>
                Värden
              </th>
              <th scope="col">Perioder</th>
              <th scope="col">Hämtad</th>
            </tr>
          </thead>
          <tbody>
            {kallor.map(({ kalla, antal, fran, till, hamtad }) => (
              <tr key={kalla}>
                <th scope="row">{kalla}</th>
                <td data-num>{antal.toLocaleString('sv-SE')}</td>
                <td className="no-wrap">{fran === till ? fran : `${fran} – ${till}`}</td>
                <td className="no-wrap">{formatDatum(hamtad)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
