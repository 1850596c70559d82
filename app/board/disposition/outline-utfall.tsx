import { FolderInput, PanelRightOpen, Search, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { moveUtfall } from '#domain/board/commands/move-utfall.ts'
import { KATEGORIER, type Kategori } from '#domain/board/fields.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { BoardText } from '../board-text.tsx'
import { skillnaderOf } from '../utfall/jamfor.ts'
import { KATEGORI_NAMN } from '../utfall/kategori.ts'
import { SkillnadText } from '../utfall/skillnad-text.tsx'
import { delmalNamn } from '../utfall/tag-fields.tsx'
import { underlagOf } from '../utfall/underlag.ts'
import { UtfallDialog } from '../utfall/utfall-dialog.tsx'
import styles from './disposition.module.css'
import { OutlineAdd } from './outline-add.tsx'
import { OutlineEntry } from './outline-entry.tsx'
import { Nothing, OutlineSection } from './outline-section.tsx'

/** Moment 1: the results by kind, each with its figure in words. */
export function OutlineUtfall() {
  const utfall = useView(utfallOf)
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <OutlineSection moment="folj-upp">
      {KATEGORIER.map((kategori) => (
        <KategoriList
          key={kategori}
          kategori={kategori}
          utfall={utfall.filter((one) => one.kategori === kategori)}
          onOpen={setOpened}
        />
      ))}
      {opened && <UtfallDialog id={opened} onClose={() => setOpened(null)} />}
    </OutlineSection>
  )
}

type KategoriListProps = { kategori: Kategori; utfall: UtfallView[]; onOpen: (id: string) => void }

function KategoriList({ kategori, utfall, onOpen }: KategoriListProps) {
  const { can, run, newId } = useBoard()
  const canWrite = can('utfall')
  const ids = utfall.map(({ id }) => id)
  return (
    <div className={styles.group}>
      <p className={styles.groupTitle} id={`disposition-${kategori}`}>
        {KATEGORI_NAMN[kategori]}
      </p>
      {utfall.length === 0 && !canWrite && <Nothing>Inget än.</Nothing>}
      <ul className={styles.list} aria-labelledby={`disposition-${kategori}`}>
        {utfall.map((one) => (
          <li key={one.id}>
            <OutlineEntry
              kind="utfall"
              id={one.id}
              field="rubrik"
              text={one.rubrik}
              level={4}
              order={{
                ids,
                isAllowed: canWrite,
                move: (beforeId) =>
                  run('flyttade resultatet', (board) =>
                    moveUtfall(board, { id: one.id, kategori, beforeId }),
                  ),
              }}
              actions={[
                {
                  id: 'open',
                  label: 'Visa allt om resultatet',
                  icon: <PanelRightOpen aria-hidden />,
                  onAction: () => onOpen(one.id),
                },
                {
                  id: 'mark',
                  label: one.undersok ? 'Behöver inte förstås djupare' : 'Behöver förstås djupare',
                  icon: one.undersok ? <SearchX aria-hidden /> : <Search aria-hidden />,
                  isDisabled: !canWrite,
                  onAction: () =>
                    run('markerade resultatet', (board) =>
                      markUtfall(board, { id: one.id, undersok: !one.undersok }),
                    ),
                },
                ...KATEGORIER.filter((other) => other !== kategori).map((other) => ({
                  id: other,
                  label: `Flytta till ${KATEGORI_NAMN[other]}`,
                  icon: <FolderInput aria-hidden />,
                  isDisabled: !canWrite,
                  onAction: () =>
                    run('flyttade resultatet', (board) =>
                      moveUtfall(board, { id: one.id, kategori: other, beforeId: null }),
                    ),
                })),
              ]}
            >
              <UtfallFacts utfall={one} />
            </OutlineEntry>
          </li>
        ))}
      </ul>
      {canWrite && (
        <OutlineAdd
          label={`Lägg till under ${KATEGORI_NAMN[kategori]}`}
          placeholder="Skriv en iakttagelse"
          onAdd={(rubrik) =>
            run('skrev en iakttagelse', (board) => addUtfall(board, { id: newId(), kategori, rubrik }))
          }
        />
      )}
    </div>
  )
}

function UtfallFacts({ utfall }: { utfall: UtfallView }) {
  const { page } = useBoard()
  const { matvarde, iakttagelse, undersok } = utfall
  const skillnader = matvarde ? skillnaderOf(matvarde, underlagOf(page, matvarde.indikatorId)) : []
  const delmal = page.katalog.delmal.filter(({ id }) => utfall.delmalIds.includes(id))
  return (
    <>
      {matvarde && (
        <p className={styles.facts}>
          <span>
            <strong>{formatPunkt(matvarde, matvarde.enhet as Matenhet)}</strong> {matvarde.period}
          </span>
          {skillnader.map((skillnad) => (
            <SkillnadText key={skillnad.mot} skillnad={skillnad} enhet={matvarde.enhet} />
          ))}
          <span>Källa: {matvarde.kalla}</span>
        </p>
      )}
      {iakttagelse && <p className={styles.prose}>{iakttagelse}</p>}
      {(undersok || delmal.length > 0) && (
        <p className={styles.badges}>
          {undersok && (
            <Badge size="s" tone="info" icon={<Search aria-hidden />}>
              Förstås djupare
            </Badge>
          )}
          {delmal.map((one) => (
            <Badge key={one.id} size="s">
              Delmål {delmalNamn(one)}
            </Badge>
          ))}
        </p>
      )}
    </>
  )
}

/** Moment 2: those that were chosen, and why. */
export function OutlineResultat() {
  const chosen = useView((board) => utfallOf(board).filter(({ undersok }) => undersok))
  return (
    <OutlineSection moment="resultat">
      {chosen.length === 0 && <Nothing>Inget resultat är valt att förstå djupare än.</Nothing>}
      <ol className={styles.list}>
        {chosen.map(({ id, rubrik }) => (
          <li key={id} className={styles.entry}>
            <h4 className={styles.entryTitle}>{rubrik || 'Utan rubrik'}</h4>
            <BoardText
              kind="utfall"
              id={id}
              field="skal"
              label={`Varför behöver vi förstå ${rubrik || 'det'}?`}
              quietLabel
              look="plain"
              placeholder="Varför just det här?"
              multiline
              rows={1}
            />
          </li>
        ))}
      </ol>
    </OutlineSection>
  )
}
