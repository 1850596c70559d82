import { Button } from 'react-aria-components'
import { Link } from 'react-router'
import { Popover } from '#app/components/ui/popover.tsx'
import { Table } from '#app/components/ui/table.tsx'
import {
  type Arbete,
  type Cell,
  cellText,
  type DelmalRadView,
  type DelmalTabell,
  isEmptyCell,
} from '#domain/ska/oversikt-delmal.ts'
import { SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import styles from './delmal-matrix.module.css'

/** More columns than this are headed by names that stand on end. */
const UPRIGHT_COLUMNS = 7

/** Delmål × enhet of one skolform: how much works with what, and the gaps. On a phone a card for each delmål. */
export function DelmalMatrix({ tabell: { skolform, kolumner, rader } }: { tabell: DelmalTabell }) {
  const enheter = kolumner.filter(({ enhetId }) => enhetId !== null).length
  return (
    <div className={styles.sheet}>
      <Table
        caption={`Delmål och enheter, ${SKOLFORM_NAMN[skolform].toLowerCase()}`}
        isCaptionHidden
        hasStickyColumn
        className={styles.matrix}
        data-many={kolumner.length > UPRIGHT_COLUMNS || undefined}
      >
        <thead>
          <tr>
            <th scope="col">Delmål</th>
            {kolumner.map(({ enhetId, namn }) => (
              <th key={enhetId ?? 'gemensamt'} scope="col" data-common={enhetId === null || undefined}>
                <span className={styles.kolumn}>
                  {enhetId === null ? namn : <Link to={`/enheter/${enhetId}`}>{namn}</Link>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rader.map((rad) => (
            <tr key={rad.delmal.id}>
              <th scope="row">
                <RowHead rad={rad} enheter={enheter} />
              </th>
              {rad.celler.map((cell, at) => {
                const { enhetId, namn } = kolumner[at]!
                return (
                  <td
                    key={enhetId ?? 'gemensamt'}
                    data-empty={isEmptyCell(cell) || undefined}
                    data-common={enhetId === null || undefined}
                  >
                    <span className={styles.cellLabel} aria-hidden>
                      {namn}
                    </span>
                    <CellView cell={cell} title={`${namn}, delmål ${rad.delmal.nr}`} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function RowHead({ rad: { delmal, arbetar }, enheter }: { rad: DelmalRadView; enheter: number }) {
  return (
    <>
      <Link to={`/mal/${delmal.skolform}#${delmal.id}`} className={styles.nr}>
        Delmål {delmal.nr}
      </Link>
      <span className={styles.text}>{delmal.text}</span>
      <span className={styles.count} data-none={arbetar === 0 || undefined}>
        {workText(arbetar, enheter)}
      </span>
    </>
  )
}

function workText(arbetar: number, enheter: number): string {
  if (enheter === 1) return arbetar === 0 ? 'Enheten arbetar inte med det' : 'Enheten arbetar med det'
  return arbetar === 0 ? 'Ingen enhet arbetar med det' : `${arbetar} av ${enheter} enheter arbetar med det`
}

/** Ring and number for utfall, square and number for insatser; a dashed box where nobody works with it. */
function CellView({ cell, title }: { cell: Cell; title: string }) {
  const { utfall, insatser } = cell
  if (isEmptyCell(cell)) {
    return (
      <span className={styles.gap}>
        <span className="visually-hidden">{cellText(cell)}</span>
      </span>
    )
  }
  return (
    <Popover
      title={title}
      trigger={
        <Button className={styles.cell}>
          <span className="visually-hidden">{`${title}: ${cellText(cell)}. Visa vilka`}</span>
          {utfall.length > 0 && (
            <span className={styles.tal} data-slag="utfall" aria-hidden>
              {utfall.length}
            </span>
          )}
          {insatser.length > 0 && (
            <span className={styles.tal} data-slag="insats" aria-hidden>
              {insatser.length}
            </span>
          )}
        </Button>
      }
    >
      <Cards title="Utfall" cards={utfall} to="folj-upp#utfall-" />
      <Cards title="Insatser" cards={insatser} to="insatser#insats-" />
    </Popover>
  )
}

function Cards({ title, cards, to }: { title: string; cards: readonly Arbete[]; to: string }) {
  if (cards.length === 0) return null
  return (
    <>
      <h3 className={styles.slag}>{title}</h3>
      <ul className={styles.cards}>
        {cards.map(({ boardId, id, rubrik }) => (
          <li key={`${boardId} ${id}`}>
            <Link to={`/tavlor/${boardId}/${to}${id}`}>{rubrik}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the shapes in the cells mean. */
export function MatrixLegend() {
  return (
    <ul className={styles.legend} aria-label="Teckenförklaring">
      <li>
        <span className={styles.tal} data-slag="utfall" aria-hidden>
          2
        </span>
        resultat
      </li>
      <li>
        <span className={styles.tal} data-slag="insats" aria-hidden>
          1
        </span>
        insatser
      </li>
      <li>
        <span className={styles.gap} aria-hidden />
        ingen arbetar med det
      </li>
    </ul>
  )
}
