import type { SkolformKod } from '#domain/ska/skolform.ts'
import { type ApiArgs, answer, refuseMethod } from './answer.ts'
import { readSida } from './parameters.ts'

export function loader(args: ApiArgs) {
  return answer('delmal', args, (api, viewer, given) =>
    api.delmal(
      viewer,
      { lasar: given.lasar, skolform: given.skolform as SkolformKod | undefined },
      readSida(given),
    ),
  )
}

export const action = refuseMethod
