/** What a board says, as rows for SQL. Pure: the same board gives the same rows, whenever and wherever it is read. */
import type { ProjectedBoard, ProjectedRow } from '#db/queries/projection.ts'
import type { Board } from '#domain/board/document.ts'
import { aktiviteterOf } from '#domain/board/views/aktiviteter.ts'
import { belaggOf } from '#domain/board/views/belagg.ts'
import { fasOf } from '#domain/board/views/beslut.ts'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { everyNode, orsakTree } from '#domain/board/views/orsaker.ts'
import { uppfoljningarOf } from '#domain/board/views/uppfoljningar.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'

/** Reads every shown card into rows. */
export function projectBoard(ref: BoardRef, board: Board): ProjectedBoard {
  const whose = { boardId: ref.id, huvudmanId: ref.huvudmanId, enhetId: ref.enhetId }
  const own = <Row extends { id: string }>(row: Row) => ({ ...whose, ...row })
  const results = utfallOf(board)
  const utfall = results.map((result, at) => own(utfallRow(result, at + 1)))
  const orsaker = orsakRows(board, results).map(own)
  const belagg = belaggOf(board).map(({ id, orsakId, slag, text }) => own({ id, orsakId, slag, text }))
  const insatser = insatsRows(board, results).map(own)
  const aktiviteter = aktivitetRows(board).map(own)
  const uppfoljningar = uppfoljningarOf(board).map(({ id, insatsId, datum, lage, text, varde }) =>
    own({ id, insatsId, datum, lage, text, varde }),
  )
  return {
    board: {
      ...whose,
      fas: fasOf(board),
      utfall: utfall.length,
      undersoks: results.filter(({ undersok }) => undersok).length,
      orsaker: orsaker.length,
      insatser: insatser.length,
      beslutade: insatser.filter(({ beslut }) => beslut === 'beslutad').length,
      uppfoljningar: uppfoljningar.length,
    },
    utfall,
    orsaker,
    belagg,
    insatser,
    aktiviteter,
    uppfoljningar,
  }
}

function utfallRow(utfall: UtfallView, ordning: number): ProjectedRow<'utfall'> {
  const { id, rubrik, iakttagelse, skal, undersok, kategori, delmalIds, indikatorIds, matvarde } = utfall
  return { id, rubrik, iakttagelse, skal, undersok, kategori, ordning, delmalIds, indikatorIds, matvarde }
}

/** The causes of all results, those of each numbered from 1, and each before what hangs under it. */
function orsakRows(board: Board, results: readonly UtfallView[]): ProjectedRow<'orsaker'>[] {
  const grupper = new Map(grupperOf(board).map((grupp) => [grupp.id, grupp]))
  return results.flatMap(({ id: utfallId }) =>
    everyNode(orsakTree(board, utfallId)).map((orsak, at) => {
      const grupp = orsak.gruppId === null ? undefined : grupper.get(orsak.gruppId)
      return {
        id: orsak.id,
        utfallId,
        underId: orsak.under,
        grupp: grupp?.utfallId === utfallId ? grupp.namn : null,
        djup: orsak.djup,
        ordning: at + 1,
        text: orsak.text,
        paverkan: orsak.paverkan,
        stodjer: orsak.belagg.filter(({ slag }) => slag === 'stodjer').length,
        motsager: orsak.belagg.filter(({ slag }) => slag === 'motsager').length,
      }
    }),
  )
}

function insatsRows(board: Board, results: readonly UtfallView[]): ProjectedRow<'insatser'>[] {
  const delmalOf = new Map(results.map(({ id, delmalIds }) => [id, delmalIds]))
  const aktiviteter = Map.groupBy(aktiviteterOf(board), ({ insatsId }) => insatsId)
  const uppfoljningar = Map.groupBy(uppfoljningarOf(board), ({ insatsId }) => insatsId)
  return insatserOf(board).map((insats) => {
    const { id, ordning, rubrik, beskrivning, mal, malbild, orsakIds, utfallIds } = insats
    const { beslut, motivering, omfattning, enheter } = insats.beslut
    const tider = (aktiviteter.get(id) ?? []).flatMap(({ tid }) => tid ?? [])
    const [senaste] = uppfoljningar.get(id) ?? []
    return {
      ...{ id, ordning, rubrik, beskrivning, mal, malbild, orsakIds, utfallIds },
      ...{ beslut, motivering, omfattning, enheter },
      ansvarig: insats.ansvarig?.namn ?? null,
      delmalIds: [...new Set(utfallIds.flatMap((utfallId) => delmalOf.get(utfallId) ?? []))].sort(),
      lage: senaste?.lage ?? null,
      senastUppfoljd: senaste?.datum ?? null,
      start: tider.map(({ start }) => start).sort()[0] ?? null,
      slut:
        tider
          .map(({ slut }) => slut)
          .sort()
          .at(-1) ?? null,
    }
  })
}

function aktivitetRows(board: Board): ProjectedRow<'aktiviteter'>[] {
  return [...Map.groupBy(aktiviteterOf(board), ({ insatsId }) => insatsId).values()].flatMap((siblings) =>
    siblings.map(({ id, insatsId, rubrik, ansvarig, tid, status }, at) => ({
      ...{ id, insatsId, rubrik, status },
      ordning: at + 1,
      ansvarig: ansvarig?.namn ?? null,
      start: tid?.start ?? null,
      slut: tid?.slut ?? null,
    })),
  )
}
