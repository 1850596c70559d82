import {
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from '@remix-run/form-data-parser'
import { type Refusal, refuse } from '#domain/result.ts'

const MB = 1024 * 1024
const MAX = 5 * MB

export type ImportForm =
  | { intent: 'preview'; filnamn: string; bytes: Uint8Array }
  | { intent: 'confirm'; token: string }

/** What the person asks for, with the file read as it arrives and never more than its bound of it. */
export async function readImportForm(request: Request): Promise<ImportForm | Refusal> {
  let form: FormData
  try {
    form = await parseFormData(request, {
      maxFiles: 1,
      maxParts: 4,
      maxFileSize: MAX,
      maxTotalSize: MAX + MB,
    })
  } catch (error) {
    await letBy(request.body)
    if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError)
      return refuse('invalid', 'Filen är större än 5 MB. Dela upp den i flera filer och läs in en i taget.')
    return refuse('invalid', 'Filen gick inte att ta emot. Välj den igen.')
  }
  const token = form.get('token')
  if (form.get('intent') === 'confirm' && typeof token === 'string') return { intent: 'confirm', token }
  const file = form.get('fil')
  if (!(file instanceof File) || file.size === 0) return refuse('invalid', 'Välj en fil först.')
  return {
    intent: 'preview',
    filnamn: file.name.slice(0, 200),
    bytes: new Uint8Array(await file.arrayBuffer()),
  }
}

/** The rest of a body: a browser that is cut off while it sends shows its own error instead of our sentence. */
async function letBy(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body || body.locked) return
  try {
    await body.pipeTo(new WritableStream())
  } catch {
    // Whoever sent it has gone; there is nobody to answer.
  }
}
