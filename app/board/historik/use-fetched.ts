import { useCallback, useEffect, useState } from 'react'
import { isRefusal, type Refusal } from '#domain/result.ts'
import { getJson } from './requests.ts'

/**
 * What the server says at a path; null until it has answered. `reload` asks again and keeps what is shown meanwhile;
 * an answer that could not be had is asked for again when the network is back.
 */
export function useFetched<T>(path: string): { answer: T | Refusal | null; reload: () => void } {
  const [round, setRound] = useState(0)
  const [got, setGot] = useState<{ path: string; answer: T | Refusal } | null>(null)
  const reload = useCallback(() => setRound((before) => before + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when told to
  useEffect(() => {
    let isWanted = true
    void getJson<T>(path).then((answer) => {
      if (!isWanted) return
      // What was there already is better than a message in its place.
      setGot((before) =>
        isRefusal(answer) && before?.path === path && !isRefusal(before.answer) ? before : { path, answer },
      )
    })
    return () => {
      isWanted = false
    }
  }, [path, round])

  useEffect(() => {
    window.addEventListener('online', reload)
    return () => window.removeEventListener('online', reload)
  }, [reload])

  return { answer: got?.path === path ? got.answer : null, reload }
}
