import { type ApiArgs, answer, refuseMethod } from './answer.ts'
import { readSida } from './parameters.ts'

export function loader(args: ApiArgs) {
  return answer('matvarden', args, (api, viewer, given) =>
    api.matvarden(
      viewer,
      {
        enhetId: given.enhet,
        indikatorId: given.indikator,
        period: given.period,
        kon: given.kon as 'T' | 'K' | 'M' | undefined,
      },
      readSida(given),
    ),
  )
}

export const action = refuseMethod
