/** File systems of the rig's own: an ext4 image whose copy is what a power cut leaves, and a small one to fill up. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export type Mount = {
  path: string
  /** Everything written so far is on disk when it returns. */
  sync(): void
  unmount(): void
}

/** Why this machine cannot do it; null when it can. Tries, since a container may lack what its root seems to have. */
export function whyNoMounts(): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root'
  const dir = mkdtempSync(join(tmpdir(), 'kvt-mount-'))
  try {
    const image = join(dir, 'image')
    makeImage(image, 8)
    mountImage(image, join(dir, 'ext4')).unmount()
    mountMemory(join(dir, 'memory'), 1).unmount()
    return null
  } catch (error) {
    return `cannot mount an image and a tmpfs here (${(error as Error).message.trim().split('\n').at(-1)})`
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** An empty ext4 in a file. */
export function makeImage(image: string, megabytes: number): void {
  writeFileSync(image, '')
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', image)
}

/** Mounts it so that nothing reaches the image but what somebody has asked to be on disk: no commit by the clock. */
export function mountImage(image: string, path: string): Mount {
  return mount(path, ['-o', 'loop,commit=600', image])
}

export function mountMemory(path: string, megabytes: number): Mount {
  return mount(path, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs'])
}

/**
 * Copies the image as it is at one moment: if anything was written to it meanwhile, again. What runs on it must be
 * standing still. Throws when it never does.
 */
export function copyImage({ path }: Mount, image: string, copy: string): void {
  const device = run('findmnt', '-n', '-o', 'SOURCE', path).trim()
  const written = () =>
    readFileSync(`/sys/block/${basename(device)}/stat`, 'utf8')
      .trim()
      .split(/\s+/)[4]
  for (let attempt = 0; attempt < 20; attempt++) {
    const before = written()
    run('cp', '--sparse=always', image, copy)
    if (written() === before) return
  }
  throw new Error('The image never stood still')
}

function mount(path: string, args: string[]): Mount {
  mkdirSync(path, { recursive: true })
  run('mount', ...args, path)
  chmodSync(path, 0o755)
  return {
    path,
    sync: () => void run('sync', '-f', path),
    unmount: () => void run('umount', path),
  }
}

function run(file: string, ...args: string[]): string {
  return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
