import { Undo2 } from 'lucide-react'
import { faltNamn } from '#app/board/field-names.ts'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { CARDS, type CardKind, fieldOf } from '#domain/board/fields.ts'
import type { CardChange, FieldChange } from '#domain/board/version/compare.ts'
import { cardIn, type RenderedBoard } from '#domain/board/version/render.ts'
import { fieldWords, headingIn, KORT, KORTET } from './card-words.ts'
import styles from './historik.module.css'
import { TextSkillnad, VardeSkillnad } from './text-skillnad.tsx'

const SLAG: Record<CardChange['slag'], { namn: string; tone: Tone }> = {
  ny: { namn: 'Nytt', tone: 'ok' },
  borttagen: { namn: 'Borttaget', tone: 'danger' },
  tillbaka: { namn: 'Framtaget igen', tone: 'info' },
  andrad: { namn: 'Ändrat', tone: 'warn' },
}

type KortSkillnadProps = {
  change: CardChange
  fran: RenderedBoard
  till: RenderedBoard
  /** Left out where there is nothing to bring back, or it is not the person's to bring. */
  onRestore?: (() => void) | undefined
}

/** One card that differs: what it is, how it differs, and the way back. */
export function KortSkillnad({ change, fran, till, onRestore }: KortSkillnadProps) {
  const { kind, id, slag, falt } = change
  const board = slag === 'borttagen' ? fran : till
  const heading = headingIn(board, change) ?? ''
  return (
    <li className={styles.change} data-slag={slag}>
      <div className={styles.changeHead}>
        <p className={styles.name}>
          <span className={styles.kind}>{KORT[kind]}</span> <strong>{heading}</strong>
          <Badge tone={SLAG[slag].tone} size="s">
            {SLAG[slag].namn}
          </Badge>
        </p>
        {onRestore && (
          <Button
            size="s"
            icon={<Undo2 aria-hidden />}
            aria-label={`Ta tillbaka ${KORTET[kind]} ${heading}`}
            onPress={onRestore}
          >
            Ta tillbaka
          </Button>
        )}
      </div>
      {slag === 'ny' || slag === 'borttagen' ? (
        <Contents kind={kind} card={cardIn(board, kind, id) ?? {}} />
      ) : (
        <dl className={styles.fields}>
          {falt.map((one) => (
            <div key={one.falt}>
              <dt>{faltNamn(one.falt)}</dt>
              <dd>
                <Skillnad kind={kind} change={one} fran={fran} till={till} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function Skillnad({
  kind,
  change: { falt, before, after },
  fran,
  till,
}: {
  kind: CardKind
  change: FieldChange
  fran: RenderedBoard
  till: RenderedBoard
}) {
  const { page } = useBoard()
  if (fieldOf(kind, falt)?.kind === 'text')
    return <TextSkillnad before={String(before)} after={String(after)} />
  const was = fieldWords(fran, page.katalog)(kind, falt, before)
  const is = fieldWords(till, page.katalog)(kind, falt, after)
  if (was === is) return <p>Flyttat i listan</p>
  return <VardeSkillnad before={was} after={is} />
}

/** The texts of a card that there is nothing to compare with, but the one that its heading says whole. */
function Contents({ kind, card }: { kind: CardKind; card: Record<string, unknown> }) {
  const texts = Object.keys(CARDS[kind]).filter(
    (name) => fieldOf(kind, name)?.kind === 'text' && String(card[name] ?? '').trim() !== '',
  )
  const [first] = texts
  const shown = texts.filter((name) => name !== first || String(card[name]).length > 80)
  if (shown.length === 0) return null
  return (
    <dl className={styles.fields}>
      {shown.map((name) => (
        <div key={name}>
          <dt>{faltNamn(name)}</dt>
          <dd>
            <p className={styles.text}>{String(card[name])}</p>
          </dd>
        </div>
      ))}
    </dl>
  )
}
