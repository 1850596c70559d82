import { randomUUID } from 'node:crypto'
import { insertAudit } from '#db/queries/audit.ts'
import { keepImportfil, takeImportfil } from '#db/queries/importfil.ts'
import { type ImportKalla, importKallor } from '#db/queries/matvarden.ts'
import { canImport, hasRoll } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Matvarde } from '#domain/ska/matvarde.ts'
import { formatPunkt } from '#domain/ska/matvarde-text.ts'
import { applyImport, fingerprint, type Prepared, prepareImport } from '#server/import/apply.ts'
import { type Fel, FORMAT_NAMN } from '#server/import/parsed.ts'
import type { Deps } from '#server/services.ts'

/** Faults and examples shown; the counts tell how many there are. */
const SHOWN_FEL = 200
const SHOWN_EXEMPEL = 12
/** How long a previewed file waits to be confirmed. */
const WAITS_MS = 30 * 60_000
const TOKEN = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

export type ImportExempel = {
  enhet: string
  indikator: string
  period: string
  fore: string | null
  efter: string
}

export type ImportPreview = {
  /** Confirms this very file; null when there is nothing to store. */
  token: string | null
  filnamn: string
  format: string
  nyaEnheter: string[]
  nya: number
  andrade: number
  oforandrade: number
  exempel: ImportExempel[]
  fel: Fel[]
  antalFel: number
  noter: string[]
}

export type ImportDone = {
  ok: true
  filnamn: string
  nyaEnheter: number
  nya: number
  andrade: number
  oforandrade: number
}

const NOT_YOURS = refuse('forbidden', 'Mätvärden läses in av förvaltningen. Be den som har den rollen.')
const GONE = refuse(
  'stale',
  'Förhandsgranskningen gäller inte längre. Välj filen igen så visar vi vad som skulle läsas in.',
)

export type ImporterDeps = Pick<Deps, 'db' | 'clock'> & { live: Pick<Deps['live'], 'changed'> }

export function createImporter({ db, clock, live }: ImporterDeps) {
  const fileOf = ({ huvudmanId, huvudmanNamn }: Viewer, bytes: Uint8Array) => ({
    huvudmanId,
    huvudmanNamn,
    bytes,
    idag: todayInSweden(clock.now()),
  })

  /** Keeps a file until it is confirmed, at this node or at another. Returns what it is known by. */
  async function keep(
    { personId, huvudmanId }: Viewer,
    { bytes, ...file }: { filnamn: string; bytes: Uint8Array },
  ): Promise<string> {
    const filnamn = file.filnamn.replaceAll('\0', '').toWellFormed()
    const now = clock.now()
    const token = randomUUID()
    const expires = new Date(now.getTime() + WAITS_MS)
    await keepImportfil(db, { filnamn, bytes, personId, huvudmanId, token, expires }, now)
    return token
  }

  return {
    /** Which figures the huvudman has, by source; null when the person does not import. */
    async kallor(viewer: Viewer): Promise<ImportKalla[] | null> {
      return canImport(viewer) ? importKallor(db, viewer.huvudmanId) : null
    },

    /** What a file would change, and what is wrong with it. Nothing is written. */
    async preview(
      viewer: Viewer,
      { filnamn, bytes }: { filnamn: string; bytes: Uint8Array },
    ): Promise<ImportPreview | Refusal> {
      if (!canImport(viewer)) return NOT_YOURS
      const prepared = await prepareImport(db, fileOf(viewer, bytes))
      const { parsed, resolved } = prepared
      const some = resolved.nya.length + resolved.andrade.length + resolved.nyaEnheter.length > 0
      return {
        token: some ? await keep(viewer, { filnamn, bytes }) : null,
        filnamn,
        format: parsed.format ? FORMAT_NAMN[parsed.format] : 'Okänd',
        nyaEnheter: resolved.nyaEnheter.map(({ namn }) => namn),
        nya: resolved.nya.length,
        andrade: resolved.andrade.length,
        oforandrade: resolved.oforandrade,
        exempel: exempelOf(prepared),
        fel: resolved.fel.slice(0, SHOWN_FEL),
        antalFel: resolved.fel.length,
        noter: parsed.noter,
      }
    },

    /** Stores the file that was previewed: all of it in one transaction, with a row in the audit. */
    async confirm(viewer: Viewer, token: string): Promise<ImportDone | Refusal> {
      if (!canImport(viewer)) return NOT_YOURS
      if (!TOKEN.test(token)) return GONE
      const done = await db.transaction(async (tx) => {
        const file = await takeImportfil(tx, { personId: viewer.personId, token }, clock.now())
        if (!file) return null
        const prepared = await prepareImport(tx, fileOf(viewer, file.bytes))
        await applyImport(tx, viewer.huvudmanId, prepared)
        const { nyaEnheter, nya, andrade, oforandrade } = prepared.resolved
        const counts = {
          nyaEnheter: nyaEnheter.length,
          nya: nya.length,
          andrade: andrade.length,
          oforandrade,
        }
        await insertAudit(tx, viewer, {
          roll: hasRoll(viewer, 'forvaltning') ? 'forvaltning' : 'admin',
          action: 'import-matvarden',
          object: `fil:${fingerprint(file.bytes)}`,
          after: { format: prepared.parsed.format, ...counts },
        })
        return { filnamn: file.filnamn, ...counts }
      })
      if (!done) return GONE
      live.changed('oversikt', viewer.huvudmanId)
      return { ok: true, ...done }
    },
  }
}

/** The first changed figures and then the first new ones, in words. */
function exempelOf({ resolved, indikatorer, enhetNamn }: Prepared): ImportExempel[] {
  const texts = new Map(indikatorer.map((indikator) => [indikator.id, indikator]))
  const show = (varde: Matvarde): ImportExempel => {
    const indikator = texts.get(varde.indikatorId)!
    const fore = resolved.fore.get(varde)
    return {
      enhet: varde.enhetId ? (enhetNamn.get(varde.enhetId) ?? '') : jamforelseNamn(varde),
      indikator: indikator.text,
      period: varde.period,
      fore: fore ? formatPunkt(fore, indikator.enhet) : null,
      efter: formatPunkt(varde, indikator.enhet),
    }
  }
  return [...resolved.andrade, ...resolved.nya].slice(0, SHOWN_EXEMPEL).map(show)
}

function jamforelseNamn({ objekt, objektKod }: Matvarde): string {
  return objekt === 'riket' ? 'Riket' : `Kommun ${objektKod ?? ''}`.trim()
}
