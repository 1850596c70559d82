/** Starts a crowd in a process of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { CrowdOrder, CrowdReport } from './crowd-process.ts'

const SCRIPT = fileURLToPath(new URL('./crowd-process.ts', import.meta.url))

export type Crowd = {
  /** Gives the word; resolves when the last one is done. */
  go(): Promise<CrowdReport>
}

/** For the test that runs; it does not outlive it. */
export function gatherCrowd(order: CrowdOrder): Crowd {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (bytes) => (said += String(bytes)))
  const ended = new Promise<CrowdReport>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (said.endsWith('\n')) resolve(JSON.parse(said))
      else reject(new Error(`The crowd ended (${code}) and said: ${said}`))
    })
  })
  ended.catch(() => {})
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    go() {
      child.stdin.write('go\n')
      return ended
    },
  }
}
