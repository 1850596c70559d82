import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A word that may occur in one place only, and that place. */
const OWNERS: { what: string; pattern: RegExp; within: string; owner: RegExp }[] = [
  {
    what: 'the names of the document’s roots',
    pattern: /\.getMap\(/,
    within: '{app,server,db}/**/*.{ts,tsx}',
    owner: /^app\/domain\/board\/document\.ts$/,
  },
  {
    what: 'the environment',
    pattern: /process\.env\b/,
    within: '{app,server,db}/**/*.{ts,tsx}',
    owner: /^server\/config\.ts$/,
  },
  {
    what: 'a connection pool',
    pattern: /new (pg\.)?Pool\(/,
    within: '{app,server,db}/**/*.{ts,tsx}',
    owner: /^db\/client\.ts$/,
  },
  {
    what: 'the server’s clock',
    pattern: /Date\.now\(\)|new Date\(\)/,
    within: '{server,db}/**/*.ts',
    owner: /^server\/clock\.ts$/,
  },
  {
    what: 'the clock in the domain',
    pattern: /Date\.now\(\)|new Date\(\)|Math\.random\(|randomUUID/,
    within: 'app/domain/**/*.ts',
    owner: /^$/,
  },
  { what: 'SQL', pattern: /from 'drizzle-orm|\bsql`/, within: '{app,server}/**/*.{ts,tsx}', owner: /^$/ },
]

/** Lines that use what another file owns; comments do not count. */
function trespasses(
  { pattern, within, owner }: (typeof OWNERS)[number],
  read = (path: string) => readFileSync(path, 'utf8'),
): string[] {
  return globSync(within)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$/.test(path) && !owner.test(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, at) =>
          pattern.test(line.replace(/^\s*(\/\/|\/?\*).*/, '')) ? [`${path}:${at + 1}`] : [],
        ),
    )
}

test.each(OWNERS)('$what has one owner', (rule) => {
  expect(trespasses(rule)).toEqual([])
})

test.each(OWNERS)('a trespass on $what is seen', (rule) => {
  const samples = [
    'doc.getMap(x)',
    'process.env.PORT',
    'new pg.Pool(x)',
    'Date.now()',
    "import { eq } from 'drizzle-orm'",
  ]
  expect(trespasses({ ...rule, owner: /^$/ }, () => samples.join('\n')).length).toBeGreaterThan(0)
})
