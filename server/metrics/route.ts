/** `GET /metrics`: for whoever sits at the machine itself, or knows the token. To everybody else there is no such page. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { Metrics } from './metrics.ts'

export function metricsRoute(metrics: Metrics, token: string | null): RequestHandler {
  return async (request, response, next) => {
    if (!isAtTheMachine(request) && !knows(token, request.headers.authorization)) return next()
    response.set('Cache-Control', 'no-store').set('Content-Type', metrics.contentType)
    response.end(await metrics.text())
  }
}

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
/** A page elsewhere can make its own name mean 127.0.0.1, but it cannot be called this. */
const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
/** Any of them says that somebody else stands behind the request. */
const PASSED_ON = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
]

function isAtTheMachine({ headers, socket }: IncomingMessage): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    OWN_NAME.test(headers.host ?? '') &&
    PASSED_ON.every((header) => headers[header] === undefined)
  )
}

function knows(token: string | null, authorization = ''): boolean {
  if (token === null) return false
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`))
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
