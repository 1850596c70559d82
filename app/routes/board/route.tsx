import { useRef } from 'react'
import { redirect, type ShouldRevalidateFunctionArgs, useRevalidator } from 'react-router'
import { BoardHost } from '#app/board/board-host.tsx'
import { BoardShell } from '#app/board/board-shell.tsx'
import { isVy, VY_NAMN, type Vy } from '#app/board/vy.ts'
import type { ShellHandle } from '#app/components/shell/shell-handle.ts'
import { servicesContext, viewerContext } from '#app/context.ts'
import type { BoardPage } from '#app/realtime/board-page.ts'
import type { Connection } from '#app/realtime/connection.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Route } from './+types/route.ts'
import { BoardView } from './board-view.tsx'
import { useVy } from './use-vy.ts'

export const handle = { shell: 'board' } satisfies ShellHandle

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect(`/login?till=${encodeURIComponent(new URL(request.url).pathname)}`)
  const page: BoardPage | null = await context.get(servicesContext).boards.page(viewer, params.boardId)
  if (!page) throw new Response(null, { status: 404 })
  const { personId, namn } = viewer
  return { page, viewer: { personId, namn }, today: todayInSweden(new Date()) }
}

export const meta: Route.MetaFunction = ({ loaderData, params }) => {
  if (!loaderData) return [{ title: 'Tavlan finns inte här · Kvalitetstavlan' }]
  const { titel, lasar } = loaderData.page.board
  return [{ title: [isVy(params.vy) && VY_NAMN[params.vy], `${titel} ${lasar}`].filter(Boolean).join(' · ') }]
}

let isWanted = false

/** Moving between the views of a board asks nothing of the network; only another board or a fresh start does. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs): boolean {
  return isWanted || currentParams.boardId !== nextParams.boardId
}

export default function Page({ loaderData: { page, viewer, today }, params }: Route.ComponentProps) {
  const reload = useReload()
  return (
    <BoardHost key={page.board.id} {...{ page, viewer, today, reload }}>
      {(connection) => <Views asked={isVy(params.vy) ? params.vy : null} connection={connection} />}
    </BoardHost>
  )
}

function Views({ asked, connection }: { asked: Vy | null; connection: Connection | null }) {
  const vy = useVy(asked)
  return (
    <BoardShell vy={vy} connection={connection}>
      <BoardView vy={vy} />
    </BoardShell>
  )
}

function useReload(): () => void {
  const { revalidate } = useRevalidator()
  const isRunning = useRef(false)
  return () => {
    if (isRunning.current) return
    isRunning.current = true
    isWanted = true
    void revalidate().finally(() => {
      isRunning.current = false
      isWanted = false
    })
  }
}
