/** Turns a request that the router has answered into HTML, streamed; and tells the log what went wrong. */
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { faultContext, nonceContext } from './context.ts'

const RENDER_WITHIN_MS = 6_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // A page holds what its reader may see, and a nonce that is good for one answer.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (request.method === 'HEAD') return new Response(null, { status, headers })

  const nonce = context.get(nonceContext)
  return new Promise((answer, fail) => {
    let code = status
    let shellSent = false
    const send = () => {
      shellSent = true
      const body = new PassThrough()
      body.once('close', () => clearTimeout(deadline))
      pipe(body)
      answer(new Response(createReadableStreamFromReadable(body), { status: code, headers }))
    }
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        ...(isbot(request.headers.get('user-agent')) ? { onAllReady: send } : { onShellReady: send }),
        onShellError: fail,
        onError(error) {
          code = 500
          // Before the shell is sent, the error reaches handleError by itself.
          if (shellSent) context.get(faultContext)(error)
        },
      },
    )
    const deadline = setTimeout(abort, RENDER_WITHIN_MS)
  })
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: unknown },
): void {
  // Whoever asked has gone, or asked for what is not there: no fault of ours.
  if (request.signal.aborted) return
  const report = (context as RouterContextProvider).get(faultContext)
  if (!isNotFound(error)) report(error)
}

function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && Number(error.status) < 500
}
