import { createHash, randomUUID } from 'node:crypto'
import type { Db, Tx } from '#db/client.ts'
import { enheterOf, insertEnheter, kommunkodOf } from '#db/queries/enheter.ts'
import { allIndikatorer } from '#db/queries/katalog.ts'
import { storedMatvarden, upsertMatvarden } from '#db/queries/matvarden.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import { parseFile } from './parse-file.ts'
import type { Kallinfo, Parsed } from './parsed.ts'
import { type Resolved, resolve } from './resolve.ts'

export type ImportFile = { huvudmanId: string; huvudmanNamn: string; bytes: Uint8Array } & Kallinfo

export type Prepared = {
  parsed: Parsed
  resolved: Resolved
  /** What the figures are filed under, for a preview in words. */
  indikatorer: Indikator[]
  enhetNamn: ReadonlyMap<string, string>
}

/** Reads a file and compares it with what is stored. Writes nothing. */
export async function prepareImport(
  db: Db | Tx,
  { huvudmanId, huvudmanNamn, bytes, ...info }: ImportFile,
): Promise<Prepared> {
  const indikatorer = await allIndikatorer(db, huvudmanId)
  const parsed = parseFile(bytes, { ...info, organisation: organisationOf(huvudmanNamn), indikatorer })
  const enheter = await enheterOf(db, huvudmanId)
  const known = {
    kommunkod: await kommunkodOf(db, huvudmanId),
    enheter,
    varden: await storedMatvarden(db, huvudmanId, [...new Set(parsed.varden.map((v) => v.indikatorId))]),
  }
  const resolved = resolve(parsed, known, randomUUID)
  const names = [...enheter, ...resolved.nyaEnheter].map(({ id, namn }): [string, string] => [id, namn])
  return { parsed, resolved, indikatorer, enhetNamn: new Map(names) }
}

/** Writes what `prepareImport` found new or changed. Give it a transaction: all of a file is stored, or nothing. */
export async function applyImport(tx: Tx, huvudmanId: string, { resolved }: Prepared): Promise<void> {
  await insertEnheter(
    tx,
    huvudmanId,
    resolved.nyaEnheter.map(({ rad, ...enhet }) => ({ ...enhet, skolenhetskod: null, ordning: rad })),
  )
  await upsertMatvarden(tx, huvudmanId, [...resolved.nya, ...resolved.andrade])
}

/** What tells one file from another in the audit. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** `Växjö kommun (öppna data)` owns the schools of Växjö kommun. */
function organisationOf(huvudmanNamn: string): string {
  return huvudmanNamn.replace(/ \([^)]*\)$/, '')
}
