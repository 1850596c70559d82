import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { CARD_KINDS } from '#domain/board/fields.ts'
import { keyOf, rootOf } from '#domain/board/version/belonging.ts'
import type { BeslutChange, CardChange, CardRef, Comparison } from '#domain/board/version/compare.ts'
import type { RenderedBoard } from '#domain/board/version/render.ts'
import { planCard, planGroup, type RestorePlan } from '#domain/board/version/restore.ts'
import { beslutWords, headingIn, KORT, KORTET } from './card-words.ts'
import styles from './historik.module.css'
import { KortSkillnad } from './kort-skillnad.tsx'
import { RestoreQuestion } from './restore-question.tsx'
import { VardeSkillnad } from './text-skillnad.tsx'
import { useMay, useRestore } from './use-restore.ts'

type ListaProps = {
  comparison: Comparison
  fran: RenderedBoard
  till: RenderedBoard
  /** Set when `till` is the live board. */
  restoreTo?: { version: RenderedBoard; when: string } | undefined
}

/** What differs, gathered under the result or insats that it belongs to. */
export function JamforelseLista({ comparison, fran, till, restoreTo }: ListaProps) {
  const groups = Map.groupBy(comparison.kort, (change) => keyOf(rootOf([till, fran], change)))
  const roots = [...groups].map(([key, changes]) => ({ root: refOf(key), changes }))
  roots.sort((a, b) => CARD_KINDS.indexOf(a.root.kind) - CARD_KINDS.indexOf(b.root.kind))
  return (
    <div className={styles.groups}>
      {roots.map(({ root, changes }) => (
        <Grupp key={keyOf(root)} {...{ root, changes, fran, till, restoreTo }} />
      ))}
      <Beslut changes={comparison.beslut} fran={fran} till={till} />
    </div>
  )
}

function Grupp({
  root,
  changes,
  fran,
  till,
  restoreTo,
}: Omit<ListaProps, 'comparison'> & { root: CardRef; changes: readonly CardChange[] }) {
  const { board } = useBoard()
  const may = useMay()
  const restore = useRestore()
  const [plan, setPlan] = useState<RestorePlan | null>(null)
  const heading = headingIn(till, root) ?? headingIn(fran, root) ?? ''
  const all = `${KORTET[root.kind]} ${heading} med allt under`
  // The card itself says what the heading would.
  const isAlone = changes.length === 1 && keyOf(changes[0]!) === keyOf(root)
  const mayRestore = (change: CardChange) =>
    restoreTo && (change.slag === 'borttagen' || change.slag === 'andrad') && may(change)
  return (
    <section className={styles.group} aria-label={`${KORT[root.kind]} ${heading}`}>
      <div className={isAlone ? 'visually-hidden' : styles.groupHead}>
        <h4>
          <span className={styles.kind}>{KORT[root.kind]}</span> {heading}
        </h4>
        {restoreTo && changes.length > 1 && changes.some((change) => may(change)) && (
          <Button
            size="s"
            variant="quiet"
            aria-label={`Ta tillbaka allt här: ${heading}`}
            onPress={() => setPlan(planGroup(board, restoreTo.version, root, may))}
          >
            Ta tillbaka allt här
          </Button>
        )}
      </div>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <KortSkillnad
            key={keyOf(change)}
            change={change}
            fran={fran}
            till={till}
            onRestore={
              mayRestore(change)
                ? () =>
                    restore(
                      planCard(board, restoreTo!.version, change, may),
                      `${KORTET[change.kind]} ${headingIn(fran, change)}`,
                    )
                : undefined
            }
          />
        ))}
      </ul>
      {plan && restoreTo && (
        <RestoreQuestion
          what={all}
          when={restoreTo.when}
          plan={plan}
          onRestore={() => restore(plan, all)}
          onClose={() => setPlan(null)}
        />
      )}
    </section>
  )
}

/** What only whoever decides can change: told, and left alone. */
function Beslut({
  changes,
  fran,
  till,
}: {
  changes: readonly BeslutChange[]
  fran: RenderedBoard
  till: RenderedBoard
}) {
  if (changes.length === 0) return null
  return (
    <section className={styles.group} aria-label="Beslut och ordning">
      <div className={styles.groupHead}>
        <h4>Beslut och ordning</h4>
        <p className={styles.meta}>Ändras inte när något tas tillbaka.</p>
      </div>
      <ul className={styles.changes}>
        {changes.map(({ nyckel, before, after }) => {
          const was = beslutWords(nyckel, before)
          const is = beslutWords(nyckel, after)
          return (
            <li key={nyckel} className={styles.change}>
              <p className={styles.name}>
                <strong>{beslutName(nyckel, fran, till)}</strong>
              </p>
              {was === is ? <p>Ny plats i ordningen</p> : <VardeSkillnad before={was} after={is} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function beslutName(nyckel: string, fran: RenderedBoard, till: RenderedBoard): string {
  if (nyckel === 'fas') return 'Fas'
  if (nyckel === 'las') return 'Låsta moment'
  const ref: CardRef = { kind: 'insatser', id: nyckel.replace('insats:', '') }
  return `Insats ${headingIn(till, ref) ?? headingIn(fran, ref) ?? '(finns inte kvar)'}`
}

function refOf(key: string): CardRef {
  const [kind, id] = key.split('/') as [CardRef['kind'], string]
  return { kind, id }
}
