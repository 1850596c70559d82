/**
 * The web bundle, built when the sources have changed. Each version lies in a folder named after the hash of its
 * sources, which appears only when complete: a build that is interrupted or runs twice can spoil nothing.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from './config.ts'
import { compressFolder } from './web/compress.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILDS = join(ROOT, 'build')
const SOURCES = [
  'app/**/*.*',
  'public/**/*.*',
  'server/web/handler.ts',
  'vite.config.ts',
  'react-router.config.ts',
  'package-lock.json',
]
/** Older versions that stay, for a server that still runs one of them. */
const KEEP = 3

/** Returns the folder with `client/` and `server/`, after building it if need be. */
export async function ensureBuilt(): Promise<string> {
  const folder = join(BUILDS, `v-${hashSources()}`)
  if (existsSync(folder)) return folder
  const draft = join(BUILDS, `draft-${process.pid}`)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    await runBuild(draft)
    await compressFolder(join(draft, 'client'))
    // Another process may have finished the same version meanwhile; either will do.
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  removeOldBuilds(folder)
  return folder
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (/\.test\.tsx?$/.test(file) || statSync(join(ROOT, file)).isDirectory()) continue
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own: a build leaves half a gigabyte behind in the one that ran it. */
async function runBuild(folder: string): Promise<void> {
  const cli = join(ROOT, 'node_modules/@react-router/dev/bin.cjs')
  const child = spawn(process.execPath, [cli, 'build'], {
    cwd: ROOT,
    env: childEnvironment({ NODE_ENV: 'production', BUILD_DIRECTORY: folder }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => said.push(chunk))
  const code = await new Promise((done, failed) => child.once('error', failed).once('close', done))
  if (code !== 0) throw new Error(`Webbsidorna gick inte att bygga:\n${Buffer.concat(said)}`)
}

function removeOldBuilds(current: string): void {
  const versions = readdirSync(BUILDS)
    .filter((name) => name.startsWith('v-'))
    .map((name) => join(BUILDS, name))
    .filter((folder) => folder !== current)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const folder of versions.slice(KEEP)) rmSync(folder, { recursive: true, force: true })
}

// `node server/build.ts`: build now, and say where.
if (import.meta.main) console.log(await ensureBuilt())
