import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import type { Monster, OrsakTraff } from '#domain/ska/oversikt-monster.ts'
import { SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import styles from './shared-patterns.module.css'

const FIRST_DELMAL = 6
const FIRST_CAUSES = 8
const FIRST_NAMES = 6

/** What several enheter have in common: delmål, words in their causes, and what they say the huvudman can change. */
export function SharedPatterns({ monster: { delmal, ord, tillHuvudman } }: { monster: Monster }) {
  return (
    <div className={styles.columns}>
      <Card title="Samma delmål på flera enheter" titleLevel={3}>
        {delmal.length === 0 && <p className="muted">Inget delmål är uppe på mer än en enhet än.</p>}
        <ul className={styles.list}>
          {delmal.slice(0, FIRST_DELMAL).map((gemensamt) => (
            <li key={gemensamt.delmal.id}>
              <p className={styles.head}>
                <Badge icon={false}>{`${gemensamt.enheter.length} enheter`}</Badge>{' '}
                <Link to={`/mal/${gemensamt.delmal.skolform}#${gemensamt.delmal.id}`}>
                  {SKOLFORM_NAMN[gemensamt.delmal.skolform]}, delmål {gemensamt.delmal.nr}
                </Link>
              </p>
              <p className={styles.text}>{gemensamt.delmal.text}</p>
              <p className={styles.who}>
                {listed(gemensamt.enheter)}
                {gemensamt.insatser > 0 &&
                  ` · ${gemensamt.insatser} ${gemensamt.insatser === 1 ? 'insats' : 'insatser'}`}
              </p>
              {gemensamt.orsaker.length > 0 && (
                <Disclosure summary={`Orsaker som enheterna ser (${gemensamt.orsaker.length})`} size="s">
                  <Causes orsaker={gemensamt.orsaker} />
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
        {delmal.length > FIRST_DELMAL && (
          <p className={styles.who}>Och {delmal.length - FIRST_DELMAL} delmål till, i tabellen ovanför.</p>
        )}
      </Card>

      <div className={styles.stack}>
        <Card title="Ord som återkommer i orsakerna" titleLevel={3} data-no-print>
          <p className={styles.about}>
            Ord som finns i orsaker på minst två enheter. En ledtråd om var det kan löna sig att titta
            tillsammans.
          </p>
          {ord.length === 0 && <p className="muted">Inget ord återkommer än.</p>}
          <div className={styles.words}>
            {ord.map((one) => (
              <Disclosure
                key={one.ord}
                size="s"
                summary={
                  <span>
                    <b>{one.ord}</b> <span className="muted">på {one.enheter} enheter</span>
                  </span>
                }
              >
                <Causes orsaker={one.orsaker} />
              </Disclosure>
            ))}
          </div>
        </Card>

        <Card title="Orsaker som huvudmannen kan påverka" titleLevel={3}>
          <p className={styles.about}>Så har enheterna själva märkt dem på sina tavlor.</p>
          {tillHuvudman.length === 0 ? (
            <p className="muted">Ingen enhet har märkt någon orsak så.</p>
          ) : (
            <Causes orsaker={tillHuvudman} />
          )}
        </Card>
      </div>
    </div>
  )
}

/** The first causes, the rest folded. */
function Causes({ orsaker }: { orsaker: readonly OrsakTraff[] }) {
  const rest = orsaker.slice(FIRST_CAUSES)
  return (
    <>
      <CauseList orsaker={orsaker.slice(0, FIRST_CAUSES)} />
      {rest.length > 0 && (
        <Disclosure summary={`Visa ${rest.length} till`} size="s">
          <CauseList orsaker={rest} />
        </Disclosure>
      )}
    </>
  )
}

function CauseList({ orsaker }: { orsaker: readonly OrsakTraff[] }) {
  return (
    <ul className={styles.causes}>
      {orsaker.map(({ boardId, id, text, enhet }) => (
        <li key={`${boardId} ${id}`}>
          <span>{text}</span>{' '}
          <Link to={`/tavlor/${boardId}/orsaker#orsak-${id}`} aria-label={`${enhet}, orsaker på tavlan`}>
            {enhet}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function listed(namn: readonly string[]): string {
  const rest = namn.length - FIRST_NAMES
  return rest > 1 ? `${namn.slice(0, FIRST_NAMES).join(', ')} och ${rest} till` : namn.join(', ')
}
