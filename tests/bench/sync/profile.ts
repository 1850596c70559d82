/** A CPU profile as a list of the functions in which the time was spent. */
import type { Profiler } from 'node:inspector/promises'

const SHOWN = 30

export function summarize({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string[] {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node.callFrame)]))
  const spent = new Map<string, number>()
  let total = 0
  for (const [at, id] of samples.entries()) {
    const name = names.get(id)!
    const delta = timeDeltas[at] ?? 0
    total += delta
    spent.set(name, (spent.get(name) ?? 0) + delta)
  }
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, time]) => `${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`)
}

function nameOf({ functionName, url, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)'
  const file = url
    .replace(/^file:\/\//, '')
    .split('/node_modules/')
    .at(-1)!
    .split('/')
    .slice(-4)
    .join('/')
  return url === '' ? name : `${name}  ${file}:${lineNumber + 1}`
}
