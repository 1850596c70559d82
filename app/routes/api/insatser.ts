import type { BoardNiva } from '#domain/ska/board-ref.ts'
import { type ApiArgs, answer, refuseMethod } from './answer.ts'
import { readInsatsId, readSida } from './parameters.ts'

export function loader(args: ApiArgs) {
  return answer('insatser', args, (api, viewer, given) => {
    const { limit, efter } = readSida(given)
    return api.insatser(
      viewer,
      { lasar: given.lasar, enhetId: given.enhet, niva: given.niva as BoardNiva | undefined },
      { limit, efter: efter === null ? null : readInsatsId(efter) },
    )
  })
}

export const action = refuseMethod
