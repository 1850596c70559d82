/** A server under test as a process of its own, on a core of its own, with a probe inside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SERVER_CORE } from './machine.ts'
import type { Answer, Question } from './probe.ts'

const PROBE = fileURLToPath(new URL('./probe.ts', import.meta.url))
const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 30_000

export type Program = { script: string; cwd: string; env: Record<string, string>; port: number }

export class ServerProcess {
  readonly #child: ChildProcess
  #said = ''

  private constructor({ script, cwd, env }: Program) {
    const { PATH = '', HOME = '/' } = process.env
    const args = ['-c', String(SERVER_CORE), process.execPath, '--import', PROBE, script]
    this.#child = spawn('taskset', args, {
      cwd,
      env: { PATH, HOME, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (said) => {
        this.#said = (this.#said + said).slice(-4000)
      })
  }

  /** Resolves when it takes connections and `isReady` says so. */
  static async start(program: Program, isReady: () => Promise<boolean>): Promise<ServerProcess> {
    // Whoever has the port would be taken for it.
    if (await answers(program.port)) throw new Error(`Something else answers at port ${program.port}`)
    const server = new ServerProcess(program)
    const until = performance.now() + START_WITHIN_MS
    while (!((await answers(program.port)) && (await isReady()))) {
      if (server.#isGone) throw new Error(`${program.script} ended and said:\n${server.#said}`)
      if (performance.now() > until)
        throw new Error(`${program.script} is not ready. It said:\n${server.#said}`)
      await pause(20)
    }
    return server
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** What it printed last. */
  get said(): string {
    return this.#said
  }

  async ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
    const answered = once(this.#child, 'message')
    this.#child.send(question)
    return (await answered)[0]
  }

  /** In order, and by force when that takes too long. */
  async stop(): Promise<void> {
    const force = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS)
    await this.#end('SIGTERM')
    clearTimeout(force)
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#isGone) return
    const gone = once(this.#child, 'exit')
    this.#child.kill(signal)
    await gone
  }

  get #isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
