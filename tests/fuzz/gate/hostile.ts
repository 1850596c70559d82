/**
 * Updates that no browser would send: honest ones bent, bits turned, whole ones made up. Whatever the gate lets
 * through changes nothing that its sender may not change, and leaves a board that is whole and loads.
 */
import * as Y from 'yjs'
import { LIVE, RECONNECT } from '#server/realtime/gate/limits.ts'
import type { RuleId } from '#server/realtime/gate/rules.ts'
import { attack } from './attacks.ts'
import { BesiegedBoard, bring, MALLORY } from './besieged-board.ts'
import { GateFailed } from './gated-document.ts'
import { Random } from './random.ts'
import { checkLoads, checkReach, checkWhole, picture, sameBoard } from './siege-checks.ts'

export type HostileRun = { frames: number; accepted: number; noops: number; refused: Map<RuleId, number> }

/** Throws `GateFailed` with what got through. */
export function runHostile(seed: number, frames: number, off?: ReadonlySet<RuleId>): HostileRun {
  const random = new Random(seed)
  const board = new BesiegedBoard(random, 60 + random.below(120))
  const run: HostileRun = { frames: 0, accepted: 0, noops: 0, refused: new Map() }
  for (; run.frames < frames; run.frames++) send(board, attack(board, random), random, run, off)
  return run
}

function send(
  board: BesiegedBoard,
  update: Uint8Array,
  random: Random,
  run: HostileRun,
  off: ReadonlySet<RuleId> | undefined,
): void {
  const { server, access } = board
  const limits = random.chance(20) ? RECONNECT : LIVE
  const verdict = server.judge(update, MALLORY, { access, limits, off })
  if (!verdict.ok) {
    run.refused.set(verdict.rule, (run.refused.get(verdict.rule) ?? 0) + 1)
    return
  }
  const before = picture(server.doc)
  server.take(update, MALLORY, verdict)
  if (!verdict.noop) board.changed()
  if (verdict.noop) run.noops++
  else run.accepted++
  checkReach(board, before, picture(server.doc))
  checkWhole(board)
  if (server.produced) Y.applyUpdate(board.peer, server.produced)
  if (!sameBoard(board.peer, server.doc)) throw new GateFailed('A peer sees another board')
  if (random.chance(5)) checkLoads(server.doc)
  if (random.chance(50)) bring(server.doc, board.mallory)
}
