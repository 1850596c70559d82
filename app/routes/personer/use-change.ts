import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { isRefusal } from '#domain/result.ts'

/** A password that is shown once. */
export type NewPassword = { epost: string; engangslosenord: string }

/** Sends a change of a person; `why` is what stood in the way, `onDone` runs once for each that went well. */
export function useChange(onDone: (answer: unknown) => void) {
  const fetcher = useFetcher<unknown>()
  const told = useRef<unknown>(undefined)
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data === told.current) return
    told.current = fetcher.data
    if (fetcher.data && !isRefusal(fetcher.data)) onDone(fetcher.data)
  })
  return {
    send: (form: HTMLFormElement | Record<string, string>) => fetcher.submit(form, { method: 'post' }),
    isBusy: fetcher.state !== 'idle',
    why: isRefusal(fetcher.data) ? fetcher.data.why : null,
  }
}

export function isNewPassword(answer: unknown): answer is NewPassword {
  return typeof answer === 'object' && answer !== null && 'engangslosenord' in answer
}
