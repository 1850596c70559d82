/** The built client, with the compressed twin of a file where there is one. */
import { existsSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import express, { type RequestHandler } from 'express'
import { chooseEncoding } from './compress.ts'

const SUFFIX = { br: '.br', gzip: '.gz' } as const

export function staticFiles(clientDir: string): RequestHandler[] {
  const files = existsSync(clientDir) ? readdirSync(clientDir, { recursive: true, encoding: 'utf8' }) : []
  const twins = new Set(
    files.filter((name) => /\.(br|gz)$/.test(name)).map((name) => `/${name.replaceAll('\\', '/')}`),
  )

  const chooseTwin: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const suffixes = Object.values(SUFFIX)
    if (!suffixes.some((suffix) => twins.has(request.path + suffix))) return next()
    response.vary('Accept-Encoding')
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    if (!encoding || !twins.has(request.path + SUFFIX[encoding])) return next()
    response.type(extname(request.path)).set('Content-Encoding', encoding)
    request.url = request.path + SUFFIX[encoding]
    next()
  }

  return [
    chooseTwin,
    // Names of assets carry the hash of their content.
    mounted(
      '/assets/',
      express.static(clientDir, { immutable: true, maxAge: '1y', index: false, redirect: false }),
    ),
    express.static(clientDir, { maxAge: '5m', index: false, redirect: false }),
  ]
}

function mounted(prefix: string, handler: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.path.startsWith(prefix) ? handler(request, response, next) : next()
}
