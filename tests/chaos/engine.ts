/** Starts the engine's process, asks it and kills it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EngineSettings, Question, Vitals } from './engine-process.ts'

const SCRIPT = fileURLToPath(new URL('./engine-process.ts', import.meta.url))
/** Most of an engine's start is reading its code, and a rig starts a thousand of them. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/chaos-compiled', import.meta.url))
const MAX_COMPLAINTS = 5_000

export type Engine = {
  port: number
  /** It has ended, by itself or by us. */
  readonly isGone: boolean
  /** Its log lines of level error and above, the first few thousand. */
  complaints: string[]
  vitals(): Promise<Vitals>
  /** Moves its wall clock to so much beside the real one. */
  jump(ms: number): Promise<void>
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

/** Resolves when it listens. */
export function startEngine(settings: EngineSettings): Promise<Engine> {
  return prepareEngine().start(settings)
}

/** A process that has loaded its code and touches nothing before it is started, so that starting it is short. */
export type Spare = { start(settings: EngineSettings): Promise<Engine>; kill(): Promise<void> }

export function prepareEngine(): Spare {
  const child = spawn(process.execPath, ['--expose-gc', SCRIPT], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  })
  const complaints: string[] = []
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    if (complaints.length < MAX_COMPLAINTS) complaints.push(...text.split('\n').filter(Boolean))
  })
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  const gone = once(child, 'exit')
  async function kill(): Promise<void> {
    if (isGone()) return
    child.kill('SIGKILL')
    await gone
  }
  return {
    kill,
    async start(settings) {
      child.send(settings)
      const port = await listening(child, complaints)
      const ask = asking(child)
      return {
        port,
        complaints,
        kill,
        get isGone() {
          return isGone()
        },
        vitals: () => ask({ ask: 'vitals' }) as Promise<Vitals>,
        async jump(ms) {
          await ask({ ask: 'jump', ms })
        },
      }
    },
  }
}

async function listening(child: ChildProcess, complaints: string[]): Promise<number> {
  const said = once(child, 'message').then(([message]) => (message as { listening: number }).listening)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The engine ended before it listened: ${complaints.join('\n')}`)
  })
  return Promise.race([said, ended])
}

function asking(child: ChildProcess): (question: Question) => Promise<unknown> {
  const waiting = new Map<number, (answer: unknown) => void>()
  let asked = 0
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  return (question) => {
    const id = ++asked
    child.send({ id, question })
    return new Promise((resolve) => waiting.set(id, resolve))
  }
}
