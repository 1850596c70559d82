/** What a page of ours may load, and who may show it: nothing from any other host, nobody. */
import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

const SELF = "'self'"
const NONE = "'none'"
/** No page needs them, so no script gets them. */
const UNUSED_FEATURES = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']

/** The nonce that `securityHeaders` gave this response. */
export function nonceOf(response: { locals?: Record<string, unknown> }): string {
  return String(response.locals?.nonce)
}

export function securityHeaders({ origins, dev }: { origins: string[]; dev: boolean }): RequestHandler[] {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws'))
  const overTls = origins.every((origin) => origin.startsWith('https:'))
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString('base64')
      response.set('Permissions-Policy', UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '))
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': [SELF],
          'script-src': [SELF, nonce],
          // Vite injects a style element for every stylesheet in development.
          'style-src-elem': dev ? [SELF, "'unsafe-inline'"] : [SELF, nonce],
          // A nonce never covers style attributes, and server rendering writes them.
          'style-src-attr': ["'unsafe-inline'"],
          'img-src': [SELF, 'data:'],
          'font-src': [SELF],
          'connect-src': [SELF, ...sockets],
          'worker-src': [SELF],
          'object-src': [NONE],
          'frame-src': [NONE],
          'frame-ancestors': [NONE],
          'base-uri': [NONE],
          'form-action': [SELF],
        },
      },
      strictTransportSecurity: overTls,
      // With no-referrer a browser sends `Origin: null` with our own forms, and they would be refused.
      referrerPolicy: { policy: 'same-origin' },
    }),
  ]
}
