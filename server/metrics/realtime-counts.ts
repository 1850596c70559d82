/** Counts what the engine tells of itself. Nothing is allocated on the way. */
import {
  FRAME_KINDS,
  type FrameKind,
  type HintFate,
  type RealtimeMeasures,
} from '#server/realtime/measures.ts'
import { Buckets } from './buckets.ts'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

export class RealtimeCounts implements RealtimeMeasures {
  readonly saveSeconds = new Buckets(SECONDS)
  readonly commitSeconds = new Buckets(SECONDS)
  readonly commitRows = new Buckets(ROWS)
  readonly projectionSeconds = new Buckets(SECONDS)
  readonly framesReceived = noFrames()
  readonly framesSent = noFrames()
  readonly refusals = new Map<string, number>()
  readonly closes = new Map<number, number>()
  readonly compactions = { done: 0, failed: 0 }
  readonly hints: Record<HintFate, number> = { received: 0, dropped: 0 }
  commitFailures = 0
  projectionFailures = 0
  boardsDamaged = 0
  roomsLost = 0
  rowsReconciled = 0

  frameIn(kind: FrameKind): void {
    this.framesReceived[kind]++
  }

  framesOut(kind: FrameKind, clients: number): void {
    this.framesSent[kind] += clients
  }

  refused(rule: string): void {
    this.refusals.set(rule, (this.refusals.get(rule) ?? 0) + 1)
  }

  closed(code: number): void {
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1)
  }

  saved(milliseconds: number): void {
    this.saveSeconds.observe(milliseconds / 1000)
  }

  committed(milliseconds: number, rows: number): void {
    this.commitSeconds.observe(milliseconds / 1000)
    this.commitRows.observe(rows)
  }

  commitFailed(): void {
    this.commitFailures++
  }

  projected(milliseconds: number): void {
    this.projectionSeconds.observe(milliseconds / 1000)
  }

  projectionFailed(): void {
    this.projectionFailures++
  }

  compacted(done: boolean): void {
    this.compactions[done ? 'done' : 'failed']++
  }

  damaged(): void {
    this.boardsDamaged++
  }

  roomLost(): void {
    this.roomsLost++
  }

  reconciled(rows: number): void {
    this.rowsReconciled += rows
  }

  hint(fate: HintFate): void {
    this.hints[fate]++
  }
}

function noFrames(): Record<FrameKind, number> {
  return Object.fromEntries(FRAME_KINDS.map((kind) => [kind, 0])) as Record<FrameKind, number>
}
