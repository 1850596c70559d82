/** Smaller bytes on the wire: files once, when they are built; answers as they stream. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'

const TEXT = new Set(['.css', '.html', '.ico', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest'])
/** Below this a packet is a packet. */
const WORTH_IT = 1_024

export type Encoding = 'br' | 'gzip'

/** Lays `.br` and `.gz` beside every file that gains by it. */
export async function compressFolder(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  for (const file of files) {
    if (!TEXT.has(extname(file)) || statSync(file).size < WORTH_IT) continue
    const bytes = readFileSync(file)
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
      promisify(gzip)(bytes, { level: 9 }),
    ])
    writeFileSync(`${file}.br`, br)
    writeFileSync(`${file}.gz`, gz)
  }
}

/** The best encoding that a browser accepts and we speak, or null. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined): Encoding | null {
  const accepted = String(acceptEncoding ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, weight]) => !/q=0(\.0*)?$/.test(weight?.trim() ?? ''))
    .map(([name]) => name)
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null
}

/** A stream that compresses as it goes and holds nothing back: a page's head leaves before its body is known. */
export function compressor(encoding: Encoding) {
  return encoding === 'br'
    ? createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
      })
    : createGzip({ flush: constants.Z_SYNC_FLUSH, level: 6 })
}

/** Is content of this type worth compressing? */
export function isCompressible(contentType: string | null): boolean {
  if (contentType?.startsWith('text/event-stream')) return false
  return /^(text\/|application\/(json|manifest\+json)|image\/svg)/.test(contentType ?? '')
}
