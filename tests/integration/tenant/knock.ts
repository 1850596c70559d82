/** One attempt at one door, and the mark that it gets. */
import { WebSocket } from 'ws'
import type { Row } from './golden.ts'
import { STATUS } from './golden.ts'
import type { ViewerName, World } from './world.ts'

const MARK_OF = new Map(Object.entries(STATUS).map(([mark, status]) => [status, mark]))

export type Knock = { mark: string; body: string; headers: Headers }

/** Asks as the viewer; with `data` the way a page of ours does when one moves to another page. */
export async function knock(
  world: World,
  who: ViewerName,
  row: Pick<Row, 'door' | 'path' | 'form'>,
  { data = false, headers = {} }: { data?: boolean; headers?: Record<string, string> } = {},
): Promise<Knock> {
  const path = row.path(world.ids)
  const isPost = row.door.startsWith('POST')
  const cookie = world.cookie(who)
  const answer = await world.server.fetch(data ? dataPath(path) : path, {
    ...(isPost && { method: 'POST', body: bodyOf((await row.form?.(world, who)) ?? {}) }),
    ...(cookie !== undefined && { cookie }),
    headers,
  })
  const body = await answer.text()
  return { mark: markOf(answer, body), body, headers: answer.headers }
}

/** The address that the router asks in the background. */
export function dataPath(path: string): string {
  const [page = '', search] = path.split('?')
  return `${page === '/' ? '/_' : page}.data${search === undefined ? '' : `?${search}`}`
}

/** What an upgrade to the board's socket is answered with. */
export function knockSocket(world: World, who: ViewerName, boardId: string, origin = world.server.url) {
  const socket = new WebSocket(`ws://127.0.0.1:${world.server.port}/yjs/${boardId}`, {
    headers: { Origin: origin, Cookie: world.cookie(who) ?? '' },
  })
  return new Promise<string>((answer, fail) => {
    socket.once('open', () => {
      socket.terminate()
      answer('·')
    })
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      answer(mark(response.statusCode ?? 0))
    })
    socket.once('error', fail)
  })
}

function bodyOf(fields: Record<string, string | File>): FormData | URLSearchParams {
  const hasFile = Object.values(fields).some((value) => value instanceof File)
  const body = hasFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) (body as FormData).append(name, value as string)
  return body
}

function markOf({ status, headers }: Response, body: string): string {
  // In the background a redirect is told in the body.
  const told = status === 202 ? /"redirect","([^"]*)"/.exec(body)?.[1] : undefined
  const location = headers.get('Location') ?? told
  if (location !== undefined) return location.startsWith('/login') ? 'L' : '>'
  return mark(status)
}

function mark(status: number): string {
  return status >= 200 && status < 300 ? '·' : (MARK_OF.get(status) ?? String(status))
}
