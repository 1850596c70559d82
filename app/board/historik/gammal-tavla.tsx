import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import * as Y from 'yjs'
import { DispositionView } from '#app/board/disposition/disposition-view.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type BoardLink, BoardProvider, useBoard } from '#app/realtime/board-context.tsx'
import { createBoardSession } from '#app/realtime/board-session.ts'
import { openVersion } from '#domain/board/version/open-version.ts'
import type { RenderedBoard } from '#domain/board/version/render.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import { vyPath } from '../vy.ts'
import { instantText } from './handelse-words.ts'
import styles from './historik.module.css'
import { versionPath, type WholeVersion } from './requests.ts'
import { Unreachable } from './unreachable.tsx'
import { useArrivalFocus } from './use-arrival-focus.ts'
import { useFetched } from './use-fetched.ts'

/** The whole board as it was, drawn by the same view as today's, and nothing in it to write with. */
export function GammalTavla({ versionId }: { versionId: string }) {
  const { page } = useBoard()
  const here = vyPath(page.board.id, 'historik')
  const { answer, reload } = useFetched<WholeVersion>(versionPath(page.board.id, versionId))
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <LinkButton size="s" variant="quiet" icon={<ArrowLeft aria-hidden />} to={here}>
          Alla versioner
        </LinkButton>
        <LinkButton size="s" to={`${here}?fran=${versionId}`}>
          Jämför med nu
        </LinkButton>
      </div>
      {answer && !isRefusal(answer) ? (
        <Whole version={answer} when={instantText(answer.at)} />
      ) : (
        <Unreachable answer={answer} reload={reload} what="versionen" />
      )}
    </div>
  )
}

function Whole({ version: { namn, innehall }, when }: { version: WholeVersion; when: string }) {
  const { page, today, viewer } = useBoard()
  const heading = useArrivalFocus()
  const [session] = useState(() => createBoardSession(encoded(innehall)))
  return (
    <>
      <div>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {namn}
        </h3>
        <p className={styles.lead}>Så här såg tavlan ut {when}. Du läser: här går inget att ändra.</p>
      </div>
      <div className={styles.old}>
        <BoardProvider
          session={session}
          page={{ ...page, access: { roots: [], decide: false } }}
          today={today}
          viewer={viewer}
          link={NOBODY}
        >
          <DispositionView />
        </BoardProvider>
      </div>
    </>
  )
}

/** A version is connected to nothing, and its letters have no authors. */
const NOBODY: BoardLink = {
  peers: [],
  author: () => null,
  isMine: () => false,
  sendBeslut: async () => refuse('forbidden', 'En gammal version går inte att ändra.'),
  setPresence: () => {},
}

function encoded(innehall: RenderedBoard): string {
  const bytes = Y.encodeStateAsUpdate(openVersion(innehall).doc)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
