/** A CPU profile in words: which file had the time spent on its behalf, and in which functions it went. */
import type { Profiler } from 'node:inspector/promises'

const SHOWN = 25

type Node = Profiler.ProfileNode

/** Percent of the time in which the server was not idle. */
export function summarize({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  )
  const functions = new Map<string, number>()
  const files = new Map<string, number>()
  let busy = 0
  for (const [at, id] of samples.entries()) {
    const node = byId.get(id)!
    const file = fileInCharge(node, parents)
    // To start a profile takes time of its own.
    if (node.callFrame.functionName === '(idle)' || file.endsWith('sync/probe.ts')) continue
    const spent = timeDeltas[at] ?? 0
    busy += spent
    add(functions, functionOf(node), spent)
    add(files, file, spent)
  }
  const list = (spent: Map<string, number>) =>
    [...spent]
      .sort(([, a], [, b]) => b - a)
      .slice(0, SHOWN)
      .map(([name, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${name}`)
  return ['on behalf of', ...list(files), 'in', ...list(functions)]
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

/** The nearest caller that is a program's own file, or else the package that ran by itself. */
function fileInCharge(node: Node, parents: ReadonlyMap<number, Node>): string {
  let last = node
  for (let at: Node | undefined = node; at; at = parents.get(at.id)) {
    const { url } = at.callFrame
    if (url.startsWith('file:') && !url.includes('/node_modules/')) return shortly(url)
    if (url.startsWith('file:')) last = at
  }
  return last.callFrame.url === '' ? last.callFrame.functionName : shortly(last.callFrame.url)
}

function functionOf({ callFrame: { functionName, url, lineNumber } }: Node): string {
  const name = functionName || '(anonymous)'
  return url === '' ? name : `${name}  ${shortly(url)}:${lineNumber + 1}`
}

function shortly(url: string): string {
  return url.split('/node_modules/').at(-1)!.split('/').slice(-4).join('/')
}
