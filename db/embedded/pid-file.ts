/** `postmaster.pid`: who runs a cluster, and on which port; or who ran it when the power went. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type PidFile = { pid: number; port: number | null }

export function readPidFile(dir: string): PidFile | null {
  try {
    const [pid, , , port] = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(pid)), port: Number(port) || null }
  } catch {
    return null
  }
}

/**
 * Removes a file whose process is gone or is something else by now. PostgreSQL itself refuses to start when the
 * number was given to any process of the same account, which in a container happens on every restart.
 */
export function dropStalePidFile(dir: string): void {
  const left = readPidFile(dir)
  if (left && !isPostgres(left.pid)) rmSync(join(dir, 'postmaster.pid'), { force: true })
}

function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return isAlive(pid)
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'postgres',
    )
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
