import { Clock, TriangleAlert } from 'lucide-react'
import { Link } from 'react-router'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import type { OversiktInsats } from '#domain/ska/oversikt-insats.ts'
import styles from './attention-list.module.css'

const SHOWN = 2

/** The insatser of an enhet that are late or that nobody has followed up, by name, with why. */
export function AttentionList({ insatser }: { insatser: readonly OversiktInsats[] }) {
  const calls = [...insatser.filter(({ sen }) => sen.length > 0), ...insatser.filter(isOnlyQuiet)]
  const rest = calls.slice(SHOWN)
  return (
    <>
      <ul className={styles.list}>
        {calls.slice(0, SHOWN).map((insats) => (
          <Call key={`${insats.boardId} ${insats.id}`} insats={insats} />
        ))}
      </ul>
      {rest.length > 0 && (
        <Disclosure summary={`Visa ${rest.length} till`} size="s">
          <ul className={styles.list}>
            {rest.map((insats) => (
              <Call key={`${insats.boardId} ${insats.id}`} insats={insats} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function Call({ insats: { boardId, id, rubrik, sen, tyst } }: { insats: OversiktInsats }) {
  const isLate = sen.length > 0
  return (
    <li className={styles.call} data-late={isLate || undefined}>
      {isLate ? <TriangleAlert aria-hidden /> : <Clock aria-hidden />}
      <span>
        <Link to={`/tavlor/${boardId}/genomfor#insats-${id}`}>{rubrik}</Link>
        <span className={styles.why}>
          {isLate && <b>Försenad. </b>}
          {isLate ? sen[0] : ''}
          {sen.length > 1 && ` Och ${sen.length - 1} till.`}
          {tyst !== null && ` Inte uppföljd på ${tyst} dagar.`}
        </span>
      </span>
    </li>
  )
}

function isOnlyQuiet({ sen, tyst }: OversiktInsats): boolean {
  return sen.length === 0 && tyst !== null
}
