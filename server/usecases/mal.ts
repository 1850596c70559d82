import { randomUUID } from 'node:crypto'
import { insertAudit } from '#db/queries/audit.ts'
import { delmalOf, indikatorerOf } from '#db/queries/katalog.ts'
import {
  type DelmalArbete,
  deleteMal,
  delmalArbete,
  type IndikatorChange,
  insertIndikator,
  insertMal,
  malOf,
  updateIndikator,
} from '#db/queries/mal.ts'
import { canEditKatalog } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Delmal, Indikator, Matenhet } from '#domain/ska/indikator.ts'
import { type Lasar, lasarOf } from '#domain/ska/lasar.ts'
import type { Mal } from '#domain/ska/mal.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import type { Deps } from '#server/services.ts'

export type DelmalSida = Delmal & { indikatorer: Indikator[]; arbete: DelmalArbete[] }
export type MalPage = { lasar: Lasar; mal: Mal[]; delmal: DelmalSida[]; mayEdit: boolean }
export type IndikatorDraft = {
  delmalId: string
  text: string
  kalla: string
  enhet: Matenhet
  hogreBattre: boolean
}
type Done = { ok: true } | Refusal

const NOT_YOURS = refuse(
  'forbidden',
  'Målen och indikatorerna ändras av förvaltningen. Be den som har den rollen att göra ändringen.',
)
const GONE = refuse(
  'missing',
  'Det du ville ändra finns inte längre. Ladda om sidan för att se vad som gäller nu.',
)

export function createMal({ db, clock, live }: Deps) {
  const changed = (viewer: Viewer): Done => {
    live.changed('mal', viewer.huvudmanId)
    return { ok: true }
  }

  return {
    /** Goals, delmål with indikatorer, and where each delmål is worked on this läsår; of one skolform, or of all. */
    async page(viewer: Viewer, skolform?: SkolformKod): Promise<MalPage> {
      const lasar = lasarOf(todayInSweden(clock.now()))
      const { huvudmanId } = viewer
      const [mal, delmal, indikatorer, arbete] = await Promise.all([
        malOf(db, huvudmanId),
        delmalOf(db),
        indikatorerOf(db, huvudmanId),
        delmalArbete(db, viewer, lasar),
      ])
      const indikatorerByDelmal = Map.groupBy(indikatorer, ({ delmalId }) => delmalId)
      const arbeteByDelmal = Map.groupBy(arbete, ({ delmalId }) => delmalId)
      return {
        lasar,
        mal,
        mayEdit: canEditKatalog(viewer),
        delmal: delmal
          .filter((d) => skolform === undefined || d.skolform === skolform)
          .map((d) => ({
            ...d,
            indikatorer: indikatorerByDelmal.get(d.id) ?? [],
            arbete: arbeteByDelmal.get(d.id) ?? [],
          })),
      }
    },

    /** Adds an indikator of the huvudman's own to a delmål; with `ersatter` it takes a national one's place. */
    async addIndikator(viewer: Viewer, draft: IndikatorDraft, ersatter: string | null = null): Promise<Done> {
      if (!canEditKatalog(viewer)) return NOT_YOURS
      if (!(await delmalOf(db)).some(({ id }) => id === draft.delmalId)) return GONE
      const replaced = (await indikatorerOf(db, viewer.huvudmanId)).find(({ id }) => id === ersatter)
      if (ersatter !== null && !replaced) return GONE
      const given: Indikator = {
        skolenkatIndex: null,
        fragomrade: null,
        respondent: null,
        arskurs: null,
        skolformsdel: null,
        ...replaced,
        ...draft,
        id: randomUUID(),
        huvudmanId: viewer.huvudmanId,
        ersatter,
        ursprung: 'huvudman',
        ordning: replaced?.ordning ?? 1000,
        withdrawn: false,
      }
      await db.transaction(async (tx) => {
        await insertIndikator(tx, given)
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'add-indikator',
          object: `indikator:${given.id}`,
          after: { ersatter },
        })
      })
      return changed(viewer)
    },

    /** Changes the huvudman's own indikator; a national one is replaced with `addIndikator` instead. */
    async changeIndikator(viewer: Viewer, id: string, change: IndikatorChange): Promise<Done> {
      if (!canEditKatalog(viewer)) return NOT_YOURS
      const done = await db.transaction(async (tx) => {
        if (!(await updateIndikator(tx, viewer.huvudmanId, id, change))) return false
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'change-indikator',
          object: `indikator:${id}`,
        })
        return true
      })
      return done ? changed(viewer) : GONE
    },

    /** Adds a kommunalt mål. */
    async addKommunaltMal(viewer: Viewer, { text, nr }: { text: string; nr: string | null }): Promise<Done> {
      if (!canEditKatalog(viewer)) return NOT_YOURS
      const { huvudmanId, huvudmanNamn } = viewer
      const given: Mal = {
        id: randomUUID(),
        huvudmanId,
        typ: 'kommunalt',
        skolform: null,
        nr,
        text,
        kalla: huvudmanNamn,
        ordning: 1000,
      }
      await db.transaction(async (tx) => {
        await insertMal(tx, given)
        await insertAudit(tx, viewer, { roll: 'forvaltning', action: 'add-mal', object: `mal:${given.id}` })
      })
      return changed(viewer)
    },

    async removeKommunaltMal(viewer: Viewer, id: string): Promise<Done> {
      if (!canEditKatalog(viewer)) return NOT_YOURS
      const done = await db.transaction(async (tx) => {
        if (!(await deleteMal(tx, viewer.huvudmanId, id))) return false
        await insertAudit(tx, viewer, { roll: 'forvaltning', action: 'remove-mal', object: `mal:${id}` })
        return true
      })
      return done ? changed(viewer) : GONE
    },
  }
}
