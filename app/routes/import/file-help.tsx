import { Card } from '#app/components/ui/card.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { MATVARDE_KOLUMNER } from '#domain/ska/matvarde-kolumner.ts'
import styles from './import.module.css'

const EXAMPLE = [
  'enhet;indikator;period;varde;markor;kalla;datum',
  'Strandskolan;GR-5-1;2025/26;72,5;;Skolverket;2026-10-01',
  'Strandskolan;GR-2-4;2026;4,9;;Skolenkäten;2026-06-15',
  'Haga skola;GR-5-1;2025/26;;..;Skolverket;2026-10-01',
].join('\n')

/** What a file should look like. */
export function FileHelp() {
  return (
    <Card title="Så ska filen se ut">
      <div className={styles.body}>
        <p className="prose">
          Spara kalkylbladet som CSV med semikolon mellan kolumnerna. Första raden har kolumnernas namn;
          ordningen spelar ingen roll. Decimaler skrivs med komma eller punkt.
        </p>
        <pre className={styles.example}>{EXAMPLE}</pre>
        <Disclosure summary="Kolumnerna, en för en">
          <Table caption="Kolumner i filen" isCaptionHidden density="compact">
            <thead>
              <tr>
                <th scope="col">Kolumn</th>
                <th scope="col">Behövs</th>
                <th scope="col">Innehåll</th>
              </tr>
            </thead>
            <tbody>
              {MATVARDE_KOLUMNER.map(({ id, kravs, hjalp }) => (
                <tr key={id}>
                  <th scope="row">
                    <code>{id}</code>
                  </th>
                  <td>{kravs ? 'Ja' : 'Nej'}</td>
                  <td>{hjalp}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Disclosure>
        <Disclosure summary="Andra filer som går att läsa in">
          <ul className={styles.notes}>
            <li>
              Skolverkets öppna data om grundskolor, som CSV med en rad för varje skola. Skolorna läggs till
              som enheter.
            </li>
            <li>Svar från Koladas API v3, som JSON. Gäller kommuner och riket.</li>
            <li>Skolenkätens index för riket, som CSV.</li>
          </ul>
        </Disclosure>
      </div>
    </Card>
  )
}
