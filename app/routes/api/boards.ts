import type { BoardNiva } from '#domain/ska/board-ref.ts'
import { type ApiArgs, answer, refuseMethod } from './answer.ts'
import { readSida } from './parameters.ts'

export function loader(args: ApiArgs) {
  return answer('boards', args, (api, viewer, given) =>
    api.boards(
      viewer,
      { lasar: given.lasar, enhetId: given.enhet, niva: given.niva as BoardNiva | undefined },
      readSida(given),
    ),
  )
}

export const action = refuseMethod
