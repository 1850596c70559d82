/** What Historik asks of the server over HTTP. The rest it reads out of the live document. */
import type { Version } from '#domain/board/version/version.ts'
import { isRefusal, type Refusal, refuse } from '#domain/result.ts'
import type { Handelser, ListedVersion, Versioner } from '#server/usecases/historik.ts'

/** As it comes through JSON. */
type Sent<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Sent<Item>[]
    : T extends object
      ? { [Key in keyof T]: Sent<T[Key]> }
      : T

export type SentVersioner = Sent<Versioner>
export type SentVersion = Sent<ListedVersion>
/** A version with what is in it, which JSON does not change. */
export type WholeVersion = Omit<Version, 'at'> & { at: string }
export type SentHandelser = Sent<Handelser>
export type SentHandelse = SentHandelser['handelser'][number]

const AWAY = refuse(
  'missing',
  'Historiken finns hos servern, och den går inte att nå just nu. Tavlan fungerar ändå.',
)

export function versionerPath(boardId: string): string {
  return `/tavlor/${boardId}/versioner`
}

export function versionPath(boardId: string, versionId: string): string {
  return `${versionerPath(boardId)}/${encodeURIComponent(versionId)}`
}

export function handelserPath(boardId: string, urval: Record<string, string | null>): string {
  const asked = Object.entries(urval).filter((entry): entry is [string, string] => entry[1] !== null)
  return `/tavlor/${boardId}/handelser?${new URLSearchParams(asked)}`
}

/** What is there, or why it could not be had. */
export async function getJson<T>(path: string): Promise<T | Refusal> {
  const response = await fetch(path).catch(() => null)
  if (response === null || response.status >= 500) return AWAY
  if (response.status === 401)
    return refuse('forbidden', 'Du är utloggad. Logga in igen för att se historiken.')
  if (!response.ok) return refuse('missing', 'Det finns inte längre. Någon kan ha tagit bort det.')
  return (await response.json()) as T
}

/** Keeps or removes a version. */
export async function postVersion(
  boardId: string,
  fields: Record<string, string>,
): Promise<Refusal | object> {
  try {
    const body = new URLSearchParams(fields)
    const answer: unknown = await (await fetch(versionerPath(boardId), { method: 'POST', body })).json()
    if (isRefusal(answer) || (typeof answer === 'object' && answer !== null)) return answer
  } catch {
    return AWAY
  }
  return refuse('invalid', 'Något gick fel hos servern. Försök igen om en stund.')
}
