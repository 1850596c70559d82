/** A request byte for byte: fetch tidies paths and headers that an attacker would not. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string }
export type RawRequest = {
  port: number
  method?: string
  path: string
  headers?: Record<string, string>
  /** Sent whole; with `announced` more than this is promised and never comes. */
  body?: string | Buffer
  announced?: number
}

export function rawRequest(given: RawRequest): Promise<RawAnswer> {
  const { port, method = 'GET', path, headers = {}, body = '', announced } = given
  const length = announced ?? Buffer.byteLength(body)
  const all = {
    Host: `localhost:${port}`,
    ...(method === 'GET' ? {} : { 'Content-Length': String(length) }),
    ...headers,
  }
  return new Promise((answer, fail) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        answer({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        })
        request.destroy()
      })
    })
    request.on('error', fail)
    request.write(body)
    if (announced === undefined) request.end()
  })
}
