import { ArrowLeft, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { compareVersions } from '#domain/board/version/compare.ts'
import { type RenderedBoard, renderBoard } from '#domain/board/version/render.ts'
import { planBoard, type RestorePlan } from '#domain/board/version/restore.ts'
import { isRefusal } from '#domain/result.ts'
import { vyPath } from '../vy.ts'
import { instantText } from './handelse-words.ts'
import styles from './historik.module.css'
import { JamforelseLista } from './jamforelse-lista.tsx'
import { type SentVersion, versionPath, type WholeVersion } from './requests.ts'
import { RestoreQuestion } from './restore-question.tsx'
import { Unreachable } from './unreachable.tsx'
import { useArrivalFocus } from './use-arrival-focus.ts'
import { useFetched } from './use-fetched.ts'
import { useMay, useRestore } from './use-restore.ts'

type JamforelseProps = {
  fran: string /** A version's id, or `nu`. */
  till: string
  versioner: readonly SentVersion[]
}

/** Two moments of the board beside each other. From the earlier one cards, groups or all can be brought back. */
export function Jamforelse({ fran, till, versioner }: JamforelseProps) {
  const { page } = useBoard()
  const boardId = page.board.id
  const here = vyPath(boardId, 'historik')
  const navigate = useNavigate()
  const heading = useArrivalFocus()
  const go = (next: { fran: string; till: string }) =>
    void navigate(`${here}?${new URLSearchParams(next)}`, { replace: true, preventScrollReset: true })
  const options = versioner.map(({ id, namn, at }) => ({ id, label: namn, description: instantText(at) }))
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          Jämför två tillfällen
        </h3>
        <LinkButton size="s" variant="quiet" icon={<ArrowLeft aria-hidden />} to={here}>
          Alla versioner
        </LinkButton>
      </div>
      <div className={styles.chosen}>
        <Select label="Från" value={fran} options={options} onChange={(id) => go({ fran: id, till })} />
        <Select
          label="Till"
          value={till}
          options={[{ id: 'nu', label: 'Tavlan nu' }, ...options]}
          onChange={(id) => go({ fran, till: id })}
        />
      </div>
      <Fetched key={`${fran} ${till}`} boardId={boardId} fran={fran} till={till} />
    </div>
  )
}

function Fetched({ boardId, fran, till }: { boardId: string; fran: string; till: string }) {
  const from = useFetched<WholeVersion>(versionPath(boardId, fran))
  const to = useFetched<WholeVersion>(versionPath(boardId, till === 'nu' ? fran : till))
  const { answer } = from
  if (!answer || isRefusal(answer)) return <Unreachable {...from} what="versionen" />
  if (till === 'nu') return <MedNu version={answer} when={instantText(answer.at)} />
  if (!to.answer || isRefusal(to.answer)) return <Unreachable {...to} what="versionen" />
  return <Skillnader fran={answer.innehall} till={to.answer.innehall} />
}

/** Against the live board, which goes on changing; this is where one can bring things back from. */
function MedNu({ version, when }: { version: WholeVersion; when: string }) {
  const { board, page } = useBoard()
  const now = useView(renderBoard)
  const may = useMay()
  const restore = useRestore()
  const [plan, setPlan] = useState<RestorePlan | null>(null)
  const { innehall } = version
  const maySome = page.access.roots.some((kind) => kind !== 'kommentarer')
  return (
    <>
      <Skillnader fran={innehall} till={now} restoreTo={{ version: innehall, when }}>
        {maySome && (
          <Button icon={<Undo2 aria-hidden />} onPress={() => setPlan(planBoard(board, innehall, may))}>
            Ta tillbaka hela tavlan
          </Button>
        )}
      </Skillnader>
      {plan && (
        <RestoreQuestion
          what="hela tavlan"
          when={when}
          plan={plan}
          onRestore={() => restore(plan, 'hela tavlan')}
          onClose={() => setPlan(null)}
        />
      )}
    </>
  )
}

type SkillnaderProps = {
  fran: RenderedBoard
  till: RenderedBoard
  restoreTo?: { version: RenderedBoard; when: string }
  /** What can be done with all of it. */
  children?: React.ReactNode
}

function Skillnader({ fran, till, restoreTo, children }: SkillnaderProps) {
  const comparison = useMemo(() => compareVersions(fran, till), [fran, till])
  const { kort, beslut } = comparison
  if (kort.length + beslut.length === 0)
    return (
      <EmptyState titleLevel={4} size="s" title="Ingen skillnad">
        Tavlan sa detsamma vid båda tillfällena.
      </EmptyState>
    )
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.summary}>{summary(kort, beslut.length)}</p>
        {children}
      </div>
      <JamforelseLista comparison={comparison} fran={fran} till={till} restoreTo={restoreTo} />
    </>
  )
}

function summary(kort: ReturnType<typeof compareVersions>['kort'], beslut: number): string {
  const count = (slag: string) => kort.filter((change) => change.slag === slag).length
  const parts: [number, string, string][] = [
    [count('ny'), 'nytt kort', 'nya kort'],
    [count('andrad'), 'ändrat kort', 'ändrade kort'],
    [count('borttagen'), 'borttaget kort', 'borttagna kort'],
    [count('tillbaka'), 'kort framtaget igen', 'kort framtagna igen'],
    [beslut, 'ändring i beslut och ordning', 'ändringar i beslut och ordning'],
  ]
  return parts
    .filter(([antal]) => antal > 0)
    .map(([antal, one, more]) => `${antal} ${antal === 1 ? one : more}`)
    .join(', ')
}
