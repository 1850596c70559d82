/** The published figures as the picker lists them. */
import type { BoardPage, MatvardeSerie } from '#app/realtime/board-page.ts'
import type { AddUtfall } from '#domain/board/commands/add-utfall.ts'
import type { Kategori, UtfallMatvarde } from '#domain/board/fields.ts'
import { harUppgift, kategoriOf } from '#domain/ska/matvarde.ts'

export type PickerRow = {
  indikatorId: string
  kategori: Kategori
  matvarde: UtfallMatvarde
  delmalIds: string[]
}

/** Every series that says something, as it would lie on the board. */
export function pickerRows({ matvarden, katalog }: Pick<BoardPage, 'matvarden' | 'katalog'>): PickerRow[] {
  return matvarden.flatMap((serie) => {
    const matvarde = toMatvarde(serie)
    if (!matvarde) return []
    const { indikatorId, namn, delmalId } = serie
    const indikator = katalog.indikatorer.find(({ id }) => id === indikatorId)
    const delmalIds = delmalId !== null && katalog.delmal.some(({ id }) => id === delmalId) ? [delmalId] : []
    return [{ indikatorId, kategori: kategoriOf(indikator ?? { text: namn }), matvarde, delmalIds }]
  })
}

/** Rows whose name or source holds every word of the query; "NP åk 3" also finds "Nationella prov i årskurs 3". */
export function searchRows(rows: readonly PickerRow[], query: string): PickerRow[] {
  const words = spelledOut(query).split(/\s+/).filter(Boolean)
  return rows.filter(({ matvarde }) => {
    const text = spelledOut(`${matvarde.namn} ${matvarde.kalla}`)
    return words.every((word) => text.includes(word))
  })
}

function spelledOut(text: string): string {
  return text
    .toLocaleLowerCase('sv-SE')
    .replaceAll(/(?<!\p{L})åk(?!\p{L})/gu, 'årskurs ')
    .replaceAll(/(?<!\p{L})np(?!\p{L})/gu, 'nationella prov ')
}

/** What taking the row onto the board adds. */
export function utfallOfRow(
  { indikatorId, kategori, matvarde, delmalIds }: PickerRow,
  id: string,
): AddUtfall {
  return {
    id,
    kategori,
    rubrik: matvarde.namn.slice(0, 300),
    delmalIds,
    indikatorIds: [indikatorId],
    matvarde,
  }
}

/** The newest point that says something, with the series up to it; null when no point does. */
function toMatvarde({
  indikatorId,
  namn,
  enhet,
  serie,
  kalla,
  hamtad,
}: MatvardeSerie): UtfallMatvarde | null {
  const at = serie.findLastIndex(harUppgift)
  const nu = serie[at]
  if (!nu) return null
  return { indikatorId, namn, enhet, ...nu, serie: serie.slice(Math.max(0, at - 39), at + 1), kalla, hamtad }
}
