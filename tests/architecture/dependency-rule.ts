/** Who may import whom. The matrix has this one home. */
import { cruise, type ICruiseOptions } from 'dependency-cruiser'

const tests = '\\.test\\.tsx?$'

const options: ICruiseOptions = {
  validate: true,
  ruleSet: {
    forbidden: [
      {
        name: 'domain-is-pure',
        comment: 'The domain knows itself, yjs and how to make an order key: no React, no I/O.',
        severity: 'error',
        from: { path: 'app/domain/', pathNot: tests },
        to: { pathNot: ['app/domain/', 'node_modules/(yjs|lib0|fractional-indexing)/'] },
      },
      {
        name: 'yjs-stays-on-the-board',
        comment: 'Within the domain only the board knows yjs.',
        severity: 'error',
        from: { path: 'app/domain/(?!board/)', pathNot: tests },
        to: { path: 'node_modules/(yjs|lib0)/' },
      },
      {
        name: 'web-gets-server-by-type',
        comment: 'Loaders are handed live services; the bundle never holds a second copy of them.',
        severity: 'error',
        from: { path: '(^|canary/)app/', pathNot: tests },
        to: { path: '(^|canary/)(server|db)/', dependencyTypesNot: ['type-only'] },
      },
      {
        name: 'db-knows-only-the-domain',
        severity: 'error',
        from: { path: '^db/', pathNot: ['^db/seed/', tests] },
        to: { path: '^(app/(?!domain/)|server/)' },
      },
      {
        name: 'server-knows-no-pages',
        severity: 'error',
        from: { path: '^server/', pathNot: ['^server/web/'] },
        to: { path: '^app/(?!domain/)' },
      },
      {
        name: 'nothing-imports-tests',
        severity: 'error',
        from: { path: '^(app|server|db)/', pathNot: tests },
        to: { path: '^tests/' },
      },
      {
        name: 'no-cycles',
        severity: 'error',
        from: {},
        to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      },
    ],
  },
  // TypeScript 7 has no API for other tools: swc parses, and 'specify' tells type-only imports apart.
  parser: 'swc',
  tsPreCompilationDeps: 'specify',
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
}

/** Every violation as `rule: from → to`, and how many modules were seen. */
export async function findViolations(folders: string[]): Promise<{ seen: number; violations: string[] }> {
  const { output } = await cruise(folders, options)
  if (typeof output === 'string') throw new Error('Expected a cruise result, got a report')
  const { totalCruised, violations } = output.summary
  return { seen: totalCruised, violations: violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`) }
}
