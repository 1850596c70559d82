import { data, redirect } from 'react-router'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { hasRoll } from '#domain/access/can.ts'
import { isRefusal } from '#domain/result.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { lasarOf, nextLasar } from '#domain/ska/lasar.ts'
import type { Route } from './+types/route.ts'
import { BoardList } from './board-list.tsx'
import { byLasar } from './by-lasar.ts'
import { startForm } from './form.ts'
import { RescueCopies } from './rescue-copies.tsx'
import { StartBoard } from './start-board.tsx'
import styles from './tavlor.module.css'

/** Roles whose home is the huvudman and no enhet. */
const WIDE = ['forvaltning', 'namnd', 'admin'] as const

export const meta: Route.MetaFunction = () => [{ title: 'Tavlor · Kvalitetstavlan' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect(`/login?till=${encodeURIComponent(new URL(request.url).pathname)}`)
  const { boards } = context.get(servicesContext)
  const lasar = lasarOf(todayInSweden(new Date()))
  const [listed, now, next] = await Promise.all([
    boards.list(viewer),
    boards.startPlaces(viewer, lasar),
    boards.startPlaces(viewer, nextLasar(lasar)),
  ])
  const places = [
    ...now.map((place) => ({ ...place, lasar })),
    ...next.map((place) => ({ ...place, lasar: nextLasar(lasar) })),
  ]
  return { boards: listed, lasar, places, personId: viewer.personId, isWide: hasRoll(viewer, ...WIDE) }
}

/** Starts a board and leads there. */
export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login?till=/tavlor')
  const form = startForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) throw new Response(null, { status: 400 })
  const started = await context.get(servicesContext).boards.create(viewer, form.data)
  if (started === null) throw new Response(null, { status: 404 })
  if (isRefusal(started)) return data(started, { status: 409 })
  return redirect(`/tavlor/${started.id}`)
}

export default function TavlorPage({ loaderData, actionData }: Route.ComponentProps) {
  useLive('boards')
  const { boards, lasar, places, personId, isWide } = loaderData
  const years = byLasar(boards)
  const now = years.find((year) => year.lasar === lasar)
  const others = years.filter((year) => year.lasar !== lasar)
  return (
    <div className="page">
      <PageHeader
        title="Tavlor"
        lead="En tavla följer ett läsårs kvalitetsarbete genom de fem momenten, för ett arbetslag, en enhet eller hela huvudmannen."
        actions={places.length > 0 && <StartBoard places={places} />}
      />
      {actionData && 'why' in actionData && (
        <p className={styles.refusal} role="alert">
          {actionData.why}
        </p>
      )}
      <RescueCopies personId={personId} />
      <section className={styles.year} aria-labelledby="i-ar">
        <h2 id="i-ar">Läsåret {lasar}</h2>
        {now ? (
          <BoardList boards={now.boards} isWide={isWide} />
        ) : (
          <EmptyState size="s" titleLevel={3} title="Ingen tavla för läsåret än">
            {places.some((place) => place.lasar === lasar)
              ? 'Starta en tavla, så kan ni börja ta in det ni vet.'
              : 'Rektor startar enhetens tavla. När den finns syns den här.'}
          </EmptyState>
        )}
      </section>
      {others.map((year) => (
        <Disclosure key={year.lasar} summary={`Läsåret ${year.lasar} (${antalTavlor(year.boards.length)})`}>
          <BoardList boards={year.boards} isWide={isWide} />
        </Disclosure>
      ))}
    </div>
  )
}

function antalTavlor(antal: number): string {
  return antal === 1 ? '1 tavla' : `${antal} tavlor`
}
