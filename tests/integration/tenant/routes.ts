/** What the app answers to, read out of app/routes.ts and the modules that it names: nobody has to remember a row. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import routes from '#app/routes.ts'

export type AppRoute = {
  /** As in routes.ts, with a leading slash: `/tavlor/:boardId/beslut`. */
  path: string
  hasAction: boolean
  /** Values of the field `intent` that the action tells apart. */
  intents: string[]
}

type Entry = Awaited<typeof routes>[number]

const APP = fileURLToPath(new URL('../../../app', import.meta.url))
const ACTION = /export (?:(?:async )?function|const) action\b/
const INTENT = /\bintent: (?:z\.literal\()?'([\w-]+)'/g

/** Every route of the app. */
export async function appRoutes(): Promise<AppRoute[]> {
  return (await routes).flatMap((entry) => withChildren(entry, ''))
}

/** What must have a row in the golden table: each route's GET, and each action with each of its intents. */
export function doorsOf({ path, hasAction, intents }: AppRoute): string[] {
  const posts = intents.length > 0 ? intents.map((intent) => `POST ${path} ${intent}`) : [`POST ${path}`]
  return [`GET ${path}`, ...(hasAction ? posts : [])]
}

function withChildren(entry: Entry, parent: string): AppRoute[] {
  const path = `${parent}/${entry.path ?? ''}`.replace(/(.)\/$/, '$1')
  const hasAction = ACTION.test(readFileSync(join(APP, entry.file), 'utf8'))
  const own = { path, hasAction, intents: hasAction ? intentsBeside(entry.file) : [] }
  return [own, ...(entry.children ?? []).flatMap((child) => withChildren(child, path === '/' ? '' : path))]
}

function intentsBeside(file: string): string[] {
  const folder = join(APP, dirname(file))
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const found = sources.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(INTENT)])
  return [...new Set(found.map(([, intent]) => intent!))].sort()
}
