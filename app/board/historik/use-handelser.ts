import { useEffect, useState } from 'react'
import { useBoard, useSession } from '#app/realtime/board-context.tsx'
import { isRefusal, type Refusal } from '#domain/result.ts'
import { getJson, handelserPath, type SentHandelse, type SentHandelser } from './requests.ts'
import { useFetched } from './use-fetched.ts'

type Handelser = {
  /** `klar` when the list is there; else why it is not, or null while it is on its way. */
  answer: 'klar' | Refusal | null
  handelser: readonly SentHandelse[]
  personer: readonly { personId: string; namn: string }[]
  /** Fetches older ones; null when there are none. */
  more: (() => void) | null
  reload: () => void
}

/** What is written shows up in the journal at once; many letters are one reason to look again. */
const LOOK_AGAIN_MS = 2_000

/** The latest, and as many pages of older ones as were asked for. Follows what happens on the board. */
export function useHandelser({ person, kort }: { person: string | null; kort: string | null }): Handelser {
  const { page } = useBoard()
  const boardId = page.board.id
  const path = handelserPath(boardId, { person, kort })
  const { answer, reload } = useFetched<SentHandelser>(path)
  const [older, setOlder] = useState<{ path: string; pages: readonly SentHandelser[] }>({ path, pages: [] })
  const [known, setKnown] = useState<SentHandelser['personer']>(null)
  const pages = older.path === path ? older.pages : []
  useBoardNews(reload, pages.length === 0)

  const first = answer && !isRefusal(answer) ? answer : null
  // Everybody is asked about once; a choice among them must not take the others away.
  if (first?.personer && known === null) setKnown(first.personer)
  const nasta = (pages.at(-1) ?? first)?.nasta ?? null

  const fetchMore = async (efter: string) => {
    const next = await getJson<SentHandelser>(handelserPath(boardId, { person, kort, efter }))
    if (!isRefusal(next)) setOlder({ path, pages: [...pages, next] })
  }
  return {
    answer: first ? 'klar' : (answer as Refusal | null),
    handelser: [...(first?.handelser ?? []), ...pages.flatMap(({ handelser }) => handelser)],
    personer: first?.personer ?? known ?? [],
    more: nasta === null ? null : () => void fetchMore(nasta),
    reload,
  }
}

function useBoardNews(look: () => void, isOn: boolean): void {
  const session = useSession()
  useEffect(() => {
    if (!isOn) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = session.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null
        look()
      }, LOOK_AGAIN_MS)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [session, look, isOn])
}
