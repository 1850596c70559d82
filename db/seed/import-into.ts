import { readFileSync } from 'node:fs'
import type { Tx } from '#db/client.ts'
import { applyImport, prepareImport } from '#server/import/apply.ts'
import type { Kallinfo } from '#server/import/parsed.ts'

/** Where the product's own files come from; data/README.md tells more. */
const FILES = {
  'vaxjo-grundskolor.csv': {
    kalla: 'Skolverkets öppna data, via offentlig sammanställning december 2024',
    hamtad: '2024-12-31',
  },
  'kolada-data.json': { kalla: 'Kolada (RKA)', hamtad: '2026-06-14' },
  'skolenkaten-riket-index.csv': {
    kalla: 'Skolinspektionen, Skolenkätens totalrapporter',
    hamtad: '2026-11-21',
  },
} as const satisfies Record<string, Omit<Kallinfo, 'idag'>>

/** Takes in one of the product's own files by the importer that people use. Any fault in it stops the seeding. */
export async function importInto(
  tx: Tx,
  into: { huvudmanId: string; huvudmanNamn: string; idag: string },
  name: keyof typeof FILES,
): Promise<void> {
  const bytes = readFileSync(new URL(`../catalogue/data/${name}`, import.meta.url))
  const prepared = await prepareImport(tx, { ...into, ...FILES[name], bytes })
  const [fault] = prepared.resolved.fel
  if (fault) throw new Error(`${name}, line ${fault.rad}: ${fault.text}`)
  await applyImport(tx, into.huvudmanId, prepared)
}
