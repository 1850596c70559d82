/** Starts the engine's process and kills it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EngineSettings } from './engine-process.ts'

const SCRIPT = fileURLToPath(new URL('./engine-process.ts', import.meta.url))

export type Engine = {
  port: number
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

/** Resolves when it listens. */
export async function startEngine(settings: EngineSettings): Promise<Engine> {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await listening(child)
  return {
    port,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function listening(child: ChildProcess): Promise<number> {
  let said = ''
  for await (const bytes of child.stdout!) {
    said += String(bytes)
    const port = /listening (\d+)/.exec(said)?.[1]
    if (port) return Number(port)
  }
  throw new Error(`The engine ended before it listened: ${said}`)
}
