import { data, redirect, useActionData } from 'react-router'
import { Card } from '#app/components/ui/card.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { canSeeOversikt } from '#domain/access/can.ts'
import { isRefusal } from '#domain/result.ts'
import { SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import type { Route } from './+types/route.ts'
import { BoardCard } from './board-card.tsx'
import styles from './enhet.module.css'
import { Figures } from './figures.tsx'
import { startForm } from './form.ts'
import { InsatsTable } from './insats-table.tsx'
import { StartBoard } from './start-board.tsx'
import { Teams } from './teams.tsx'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.sida.enhet.namn ?? 'Enheten finns inte'} · Kvalitetstavlan` },
]

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect(`/login?till=${encodeURIComponent(new URL(request.url).pathname)}`)
  const { oversikt, matvarden } = context.get(servicesContext)
  const sida = await oversikt.enhet(viewer, params.enhetId)
  const serier = sida && (await matvarden.forEnhet(viewer, sida.enhet.id))
  if (!sida || !serier) throw new Response(null, { status: 404 })
  return { sida, serier: serier.enhet, tillOversikt: canSeeOversikt(viewer) }
}

/** Starts the enhet's own board, or one of its arbetslag's, and leads there. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const form = startForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) throw new Response(null, { status: 400 })
  const { arbetslagId, lasar } = form.data
  const started = await context.get(servicesContext).boards.create(viewer, {
    niva: arbetslagId === null ? 'enhet' : 'arbetslag',
    enhetId: params.enhetId,
    arbetslagId,
    lasar,
  })
  if (started === null) throw new Response(null, { status: 404 })
  if (isRefusal(started)) return data(started, { status: 409 })
  return redirect(`/tavlor/${started.id}`)
}

export default function EnhetPage({ loaderData: { sida, serier, tillOversikt } }: Route.ComponentProps) {
  useLive('oversikt')
  const refusal = useActionData<typeof action>()
  const { enhet, lasar, today, serArbetslag } = sida
  const [present, ...past] = lasar
  const earlier = past.filter(
    (year) => year.tavla !== null || year.arbetslag.some(({ tavla }) => tavla !== null),
  )
  if (!present) return null

  return (
    <div className="page">
      <PageHeader
        breadcrumbs={[
          tillOversikt ? { label: 'Översikt', to: '/oversikt' } : { label: 'Tavlor', to: '/tavlor' },
        ]}
        eyebrow={enhet.huvudmanNamn}
        title={enhet.namn}
        lead={enhet.skolformer.map((kod) => SKOLFORM_NAMN[kod]).join(', ')}
        actions={
          present.tavla && (
            <LinkButton variant="primary" to={`/tavlor/${present.tavla.id}`}>
              Öppna tavlan {present.lasar}
            </LinkButton>
          )
        }
      >
        {(enhet.beskrivning || enhet.skolenhetskod) && (
          <p className={styles.about}>
            {enhet.beskrivning}
            {enhet.skolenhetskod && <span> Skolenhetskod {enhet.skolenhetskod}.</span>}
          </p>
        )}
      </PageHeader>

      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal.why}
        </p>
      )}

      <section className={styles.section} aria-labelledby="i-ar">
        <h2 id="i-ar">Läsåret {present.lasar}</h2>
        <div className={styles.columns} data-alone={present.arbetslag.length === 0 || undefined}>
          {present.tavla ? (
            <BoardCard tavla={present.tavla} today={today} />
          ) : (
            <EmptyState
              title="Ingen tavla än"
              titleLevel={3}
              size="s"
              action={present.kanStarta && <StartBoard lasar={present.lasar} namn={enhet.namn} />}
            >
              {present.kanStarta
                ? 'Börja med att ta in de resultat som oroar eller gläder er. Sedan leder tavlan genom de fem momenten.'
                : 'Rektor startar enhetens tavla. Då syns arbetet här, moment för moment.'}
            </EmptyState>
          )}
          {present.arbetslag.length > 0 && (
            <Teams
              arbetslag={present.arbetslag}
              lasar={present.lasar}
              isReadable={serArbetslag}
              today={today}
            />
          )}
        </div>
        {present.insatser.length > 0 && (
          <Card padding="none" as="div">
            <InsatsTable caption={`Insatser ${present.lasar}`} insatser={present.insatser} />
          </Card>
        )}
      </section>

      <section className={styles.section} aria-labelledby="resultat">
        <h2 id="resultat">Publicerade resultat</h2>
        <Figures serier={serier} enhet={enhet.namn} />
      </section>

      {earlier.length > 0 && (
        <section className={styles.section} aria-labelledby="tidigare">
          <h2 id="tidigare">Tidigare läsår</h2>
          {earlier.map((year) => (
            <Disclosure key={year.lasar} summary={`Läsåret ${year.lasar}`}>
              <div className={styles.year}>
                {year.tavla && <BoardCard tavla={year.tavla} today={today} />}
                {year.arbetslag.length > 0 && (
                  <Teams
                    arbetslag={year.arbetslag}
                    lasar={year.lasar}
                    isReadable={serArbetslag}
                    today={today}
                  />
                )}
                {year.insatser.length > 0 && (
                  <InsatsTable caption={`Insatser ${year.lasar}`} insatser={year.insatser} />
                )}
              </div>
            </Disclosure>
          ))}
        </section>
      )}
    </div>
  )
}
