/** What processes take of the machine, read from /proc. Percent are of one core. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The server under test has a core to itself; the load and PostgreSQL share the other. */
export const SERVER_CORE = 0
const LOAD_CORE = 1
/** Linux counts CPU in hundredths of a second. */
const TICK_MS = 10

export type Effort = {
  /** CPU of the server, of this process, of PostgreSQL, and of everything that is no part of the measurement. */
  serverCpu: number
  loadCpu: number
  postgresCpu: number
  foreignCpu: number
}

/** Keeps this process, and PostgreSQL with it, off the server's core. */
export function pinLoad(): void {
  execFileSync('taskset', ['-a', '-cp', String(LOAD_CORE), String(process.pid)], { stdio: 'ignore' })
}

/** Starts counting; the returned function says what was taken since. */
export function meter(serverPid: number, postmasterPid: number): () => Effort {
  const read = () => ({
    at: performance.now(),
    server: cpuMs(serverPid),
    load: process.cpuUsage(),
    postgres: familyCpuMs(postmasterPid),
    all: machineCpuMs(),
  })
  const before = read()
  return () => {
    const now = read()
    const percent = (ms: number) => (100 * ms) / (now.at - before.at)
    const load = (now.load.user + now.load.system - before.load.user - before.load.system) / 1000
    const server = now.server - before.server
    const postgres = now.postgres - before.postgres
    return {
      serverCpu: percent(server),
      loadCpu: percent(load),
      postgresCpu: percent(postgres),
      foreignCpu: Math.max(0, percent(now.all - before.all - server - load - postgres)),
    }
  }
}

/** Resident memory in MB. */
export function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function cpuMs(pid: number): number {
  const [user = 0, system = 0] = statOf(pid)
  return (user + system) * TICK_MS
}

/** With its children, also those that have ended. */
function familyCpuMs(pid: number): number {
  const own = statOf(pid).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + cpuMs(Number(child)), own)
}

/** utime, stime, cutime, cstime; zeros for a process that is gone. */
function statOf(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number)
  } catch {
    return [0, 0, 0, 0]
  }
}

function machineCpuMs(): number {
  const [user = 0, nice = 0, system = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system) * TICK_MS
}
