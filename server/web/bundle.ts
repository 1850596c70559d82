/** The pages: the built bundle, or Vite's in development. */
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RequestHandler } from 'express'
import { ensureBuilt } from '#server/build.ts'
import type { About, Handler, HandlerDeps } from './handler.ts'
import { staticFiles } from './static-files.ts'

export type Web = {
  dev: boolean
  /** Middleware that answers for files. */
  files: [RequestHandler, ...RequestHandler[]]
  handle: Handler
}

type Entry = typeof import('./handler.ts')
type EntryDeps = Omit<HandlerDeps, 'mode'>

export type Bundle = {
  /** Called once, when the services exist. */
  attach(deps: EntryDeps): Web
  close(): Promise<void>
}

/** Builds if the sources have changed, and loads the result. */
export async function loadBundle(): Promise<Bundle> {
  const folder = await ensureBuilt()
  const entry: Entry = await import(pathToFileURL(join(folder, 'server/index.js')).href)
  const [first, ...rest] = staticFiles(join(folder, 'client'))
  return {
    attach: (deps) => ({
      dev: false,
      files: [first!, ...rest],
      handle: entry.createHandler({ ...deps, mode: 'production' }),
    }),
    close: async () => {},
  }
}

/** Vite serves and reloads; its own socket shares our port. */
export async function loadDevBundle(server: Server): Promise<Bundle> {
  const { createServer } = await import('vite')
  const ours = process.listeners('SIGTERM')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  // The framework's plugin runs a second Vite that answers SIGTERM by ending the process, in the middle of our drain.
  for (const listener of process.listeners('SIGTERM')) {
    if (!ours.includes(listener)) process.off('SIGTERM', listener)
  }
  return {
    attach: (deps) => ({
      dev: true,
      files: [vite.middlewares],
      async handle(request: Request, about: About) {
        // Loaded anew for each request: Vite keeps what has not changed.
        const entry = (await vite.ssrLoadModule('./server/web/handler.ts')) as Entry
        return entry.createHandler({ ...deps, mode: 'development' })(request, about)
      },
    }),
    close: () => vite.close(),
  }
}
