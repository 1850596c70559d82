import { useMemo, useState } from 'react'
import { servicesContext, viewerContext } from '#app/context.ts'
import { BoardProvider } from '#app/realtime/board-context.tsx'
import type { BoardPage } from '#app/realtime/board-page.ts'
import { createBoardSession } from '#app/realtime/board-session.ts'
import { offlineLink } from '#app/realtime/offline-link.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Route } from './+types/route.ts'
import { BoardView, isVy } from './board-view.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw new Response(null, { status: 404 })
  const page: BoardPage | null = await context.get(servicesContext).boards.page(viewer, params.boardId)
  if (!page) throw new Response(null, { status: 404 })
  const { personId, namn } = viewer
  return { page, viewer: { personId, namn }, today: todayInSweden(new Date()) }
}

export default function Page({ loaderData: { page, viewer, today }, params }: Route.ComponentProps) {
  const [session] = useState(() => createBoardSession(page.state))
  const link = useMemo(() => offlineLink(page, viewer.personId), [page, viewer])
  return (
    <BoardProvider {...{ session, page, today, viewer, link }}>
      <BoardView vy={isVy(params.vy) ? params.vy : 'folj-upp'} />
    </BoardProvider>
  )
}
