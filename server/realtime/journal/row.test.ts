import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Authored, checksum, decodeRow, encodeRow } from './row.ts'

const authored: fc.Arbitrary<Authored> = fc.record({
  author: fc.option(fc.uuid()),
  update: fc.uint8Array({ maxLength: 400 }),
})

test('[J1] a row gives back who wrote what, in order', () => {
  fc.assert(
    fc.property(fc.array(authored, { minLength: 1, maxLength: 20 }), (updates) => {
      const row = decodeRow(encodeRow(updates))
      expect(row.map(({ author, update }) => ({ author, update: Uint8Array.from(update) }))).toEqual(updates)
    }),
  )
})

test('[J1] an update of more than two megabytes keeps its length', () => {
  const update = new Uint8Array(3_000_000).fill(7)
  expect(decodeRow(encodeRow([{ author: null, update }]))[0]?.update.length).toBe(3_000_000)
})

test('[J9] a row that is cut off or of an unknown format is not read as something else', () => {
  fc.assert(
    fc.property(fc.array(authored, { minLength: 1, maxLength: 4 }), fc.nat(), (updates, at) => {
      const row = encodeRow(updates)
      const cut = row.subarray(0, at % row.length)
      if (cut.length === 0) expect(() => decodeRow(cut)).toThrow(RangeError)
      else expect(checksum(cut)).not.toBe(checksum(row))
    }),
  )
  expect(() => decodeRow(Buffer.from([2, 0, 0]))).toThrow(RangeError)
  expect(() => decodeRow(Buffer.from([1, 0, 0]))).toThrow(RangeError)
})
