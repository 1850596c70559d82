/** Whose board it is: an enhet's, an arbetslag's within an enhet, or the whole huvudman's. */
export type BoardNiva = 'enhet' | 'arbetslag' | 'huvudman'

/** What access rules need to know of a board. */
export type BoardRef = {
  id: string
  huvudmanId: string
  enhetId: string | null
  arbetslagId: string | null
  niva: BoardNiva
  lasar: string
}
