import { History } from 'lucide-react'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { DAG_KEPT_DAYS, type VersionSlag } from '#domain/board/version/version.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { vyPath } from '../vy.ts'
import { instantText } from './handelse-words.ts'
import styles from './historik.module.css'
import { RemoveVersion } from './remove-version.tsx'
import type { SentVersion, SentVersioner } from './requests.ts'
import { SaveVersion } from './save-version.tsx'

export const SLAG_NAMN: Record<VersionSlag, string> = {
  moment: 'Moment',
  dialog: 'Kvalitetsdialog',
  hand: 'Sparad för hand',
  dag: 'Daglig',
}
const SLAG_TONE: Record<VersionSlag, Tone> = { moment: 'info', dialog: 'ok', hand: 'neutral', dag: 'neutral' }

/** What is kept of the board: look at it, compare it with now, keep another. */
export function Versioner({ versioner, maySave, reload }: SentVersioner & { reload: () => void }) {
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <p className={styles.lead}>
          En version visar allt som stod på tavlan vid ett tillfälle. Jämför den med i dag för att se vad som
          har hänt sedan dess, eller ta tillbaka något därifrån.
        </p>
        {maySave && <SaveVersion onSaved={reload} />}
      </div>
      {versioner.length === 0 ? (
        <EmptyState titleLevel={3} size="s" icon={<History aria-hidden />} title="Inga versioner än">
          Den första sparas av sig själv natten efter en dag då någon har ändrat på tavlan
          {maySave ? ', eller nu om du vill.' : '.'}
        </EmptyState>
      ) : (
        <ul className={styles.versions} aria-label="Versioner">
          {versioner.map((version) => (
            <VersionRow key={version.id} version={version} onRemoved={reload} />
          ))}
        </ul>
      )}
      <Kept />
    </div>
  )
}

function VersionRow({ version, onRemoved }: { version: SentVersion; onRemoved: () => void }) {
  const { page } = useBoard()
  const { id, namn, slag, at, av, behallsTill, mayRemove } = version
  const here = vyPath(page.board.id, 'historik')
  return (
    <li className={styles.version}>
      <div className={styles.words}>
        <p className={styles.name}>
          <strong>{namn}</strong>
          <Badge tone={SLAG_TONE[slag]} icon={false} size="s">
            {SLAG_NAMN[slag]}
          </Badge>
        </p>
        <p className={styles.meta}>
          {[
            instantText(at),
            av ?? (slag === 'dag' ? null : 'Någon som inte finns kvar'),
            behallsTill && `finns kvar till ${formatDatum(behallsTill)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={styles.actions}>
        <LinkButton size="s" to={`${here}?fran=${id}`} aria-label={`Jämför med nu: ”${namn}”`}>
          Jämför med nu
        </LinkButton>
        <LinkButton size="s" variant="quiet" to={`${here}?visa=${id}`} aria-label={`Visa ”${namn}”`}>
          Visa
        </LinkButton>
        {mayRemove && <RemoveVersion version={version} onRemoved={onRemoved} />}
      </div>
    </li>
  )
}

/** What is kept, how long, and who may put an end to it: one has a right to know before one writes. */
function Kept() {
  return (
    <Disclosure size="s" summary="Vad som sparas, och hur länge">
      <div className={styles.kept}>
        <p>
          En version innehåller allt som stod på tavlan, också text som någon har tagit bort senare. Alla som
          får läsa tavlan får läsa dess versioner.
        </p>
        <ul>
          <li>Dagliga versioner, en för varje dag med ändringar, finns kvar i {DAG_KEPT_DAYS} dagar.</li>
          <li>
            Versioner från när ett moment avslutades, inför en kvalitetsdialog och för hand finns kvar så
            länge tavlan finns.
          </li>
          <li>Vem som ändrade vad och när, men inte vad som skrevs, finns kvar i två år.</li>
        </ul>
        <p>
          Du kan ta bort versioner som du själv har sparat. Den som leder verksamheten kan ta bort alla.
          Rektors ordning, beslut, fas och lås visas och jämförs, men ändras inte när något tas tillbaka.
        </p>
      </div>
    </Disclosure>
  )
}
