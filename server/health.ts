/** Is the server there, and can it do its work? No more than that: anybody may ask. */
import type pg from 'pg'
import { lostDurability, probeWrite } from '#db/queries/health.ts'
import type { Logger } from './log.ts'

export type Readiness = { status: 'ok' | 'unavailable'; faults: string[] }

export type Health = {
  ready(): Promise<Readiness>
  /** From now on the answer is no: the server is about to stop. */
  drain(): void
}

/** Often enough for any prober, seldom enough that asking cannot wear the disk. */
const FRESH_MS = 1_000

export function createHealth({
  pool,
  requireDurable,
  engineFault,
  log,
}: {
  pool: pg.Pool
  requireDurable: boolean
  /** Why no board can be opened; null when they can. */
  engineFault: () => string | null
  log: Logger
}): Health {
  let draining = false
  let last: { at: number; answer: Promise<Readiness> } | null = null

  async function probe(): Promise<Readiness> {
    try {
      const off = requireDurable ? await lostDurability(pool) : []
      await probeWrite(pool)
      return answer(off.map((setting) => `${setting} is off`))
    } catch (error) {
      log.warn({ err: error }, 'the database does not take a write')
      return answer(['the database does not take a write'])
    }
  }

  return {
    async ready() {
      if (draining) return answer(['stopping'])
      const now = performance.now()
      if (!last || now - last.at > FRESH_MS) last = { at: now, answer: probe() }
      const fault = engineFault()
      const { faults } = await last.answer
      return answer(fault === null ? faults : [...faults, fault])
    },
    drain() {
      draining = true
    },
  }
}

function answer(faults: string[]): Readiness {
  return { status: faults.length === 0 ? 'ok' : 'unavailable', faults }
}
