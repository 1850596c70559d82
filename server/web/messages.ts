/** Node's requests and answers as the web's, and back. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@react-router/node'
import { chooseEncoding, compressor, isCompressible } from './compress.ts'

/** The request as it was sent to `origin`: what the browser sees, not what a proxy made of it. */
export function toRequest(message: IncomingMessage, response: ServerResponse, origin: string): Request {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    for (const item of [value ?? []].flat()) headers.append(name, item)
  }
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // Not new URL(path, origin): a path of //other.example would choose its own host.
  const path = message.url?.startsWith('/') ? message.url : '/'
  return new Request(new URL(origin + path), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: createReadableStreamFromReadable(message), duplex: 'half' } : {}),
  })
}

/** Sends a response, compressed when the browser takes it and it is worth it. */
export async function send(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  if (!answer.body || message.method === 'HEAD') {
    await answer.body?.cancel()
    response.end()
    return
  }
  const encoding = chooseEncoding(message.headers['accept-encoding'])
  if (!isCompressible(answer.headers.get('content-type')) || answer.headers.has('content-encoding')) {
    return writeReadableStreamToWritable(answer.body, response)
  }
  response.appendHeader('Vary', 'Accept-Encoding')
  if (!encoding) return writeReadableStreamToWritable(answer.body, response)
  response.setHeader('Content-Encoding', encoding)
  response.removeHeader('Content-Length')
  const compressed = compressor(encoding)
  compressed.pipe(response)
  response.once('close', () => compressed.destroy())
  await writeReadableStreamToWritable(answer.body, compressed)
}
