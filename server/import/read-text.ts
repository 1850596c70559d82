/** Bytes of an uploaded file as text, as honestly as can be told. */

/** Spreadsheets in Sweden still save CSV in Windows-1252; what is not UTF-8 is read as that. */
export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '')
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A spreadsheet, an archive or a picture that was given instead of CSV or JSON. */
export function isBinary(bytes: Uint8Array): boolean {
  const [p, k] = bytes
  return (p === 0x50 && k === 0x4b) || bytes.subarray(0, 4096).includes(0)
}
