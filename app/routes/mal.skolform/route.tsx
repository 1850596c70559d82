import { Plus } from 'lucide-react'
import { data, redirect } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { canSeeHuvudman } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import { isSkolformKod, SKOLFORM_NAMN } from '#domain/ska/skolform.ts'
import type { Services } from '#server/services.ts'
import type { Route } from './+types/route.ts'
import { Arbete } from './arbete.tsx'
import { type IndikatorForm, indikatorForm } from './form.ts'
import { IndikatorDialog } from './indikator-dialog.tsx'
import { IndikatorList } from './indikator-list.tsx'
import styles from './skolform.module.css'

export const meta: Route.MetaFunction = ({ params }) => [
  { title: `${isSkolformKod(params.skolform) ? SKOLFORM_NAMN[params.skolform] : 'Mål'} · Kvalitetstavlan` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  if (!canSeeHuvudman(viewer)) throw data(null, { status: 404 })
  if (!isSkolformKod(params.skolform)) throw data(null, { status: 404 })
  const page = await context.get(servicesContext).mal.page(viewer, params.skolform)
  return { ...page, skolform: params.skolform }
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const form = indikatorForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  const done = await perform(context.get(servicesContext).mal, viewer, form.data)
  return isRefusal(done) ? data(done, { status: done.refused === 'missing' ? 404 : 403 }) : done
}

function perform(mal: Services['mal'], viewer: Viewer, asked: IndikatorForm) {
  if (asked.intent === 'withdraw') return mal.changeIndikator(viewer, asked.id, { withdrawn: true })
  const { text, kalla, enhet, delmalId } = asked
  const draft = { text, kalla, enhet, hogreBattre: asked.riktning === 'hogre' }
  return asked.intent === 'add'
    ? mal.addIndikator(viewer, { ...draft, delmalId }, asked.ersatter || null)
    : mal.changeIndikator(viewer, asked.id, draft)
}

export default function SkolformPage({ loaderData: page }: Route.ComponentProps) {
  useLive('mal')
  useLive('oversikt')
  const malsattning = page.mal.find((mal) => mal.typ === 'malsattning' && mal.skolform === page.skolform)
  const gaps = page.delmal.filter(({ arbete }) => arbete.length === 0).length
  return (
    <div className="page">
      <PageHeader
        breadcrumbs={[{ label: 'Mål', to: '/mal' }]}
        title={SKOLFORM_NAMN[page.skolform]}
        eyebrow={`Läsåret ${page.lasar}`}
        lead={malsattning?.text}
      />
      {gaps > 0 && (
        <p className={styles.gaps}>
          {gaps === page.delmal.length
            ? 'Ingen tavla är kopplad till något av delmålen än.'
            : `${gaps} av ${page.delmal.length} delmål är det ingen som arbetar med på någon tavla.`}
        </p>
      )}
      <ol className={styles.delmalList}>
        {page.delmal.map((delmal) => (
          <li key={delmal.id} id={delmal.id} className={styles.delmal}>
            <h2>
              <span className={styles.nr}>Delmål {delmal.nr}</span>
              {delmal.text}
            </h2>
            <IndikatorList delmal={delmal} mayEdit={page.mayEdit} />
            {page.mayEdit && (
              <IndikatorDialog
                delmalId={delmal.id}
                trigger={
                  <Button size="s" variant="quiet" icon={<Plus />}>
                    Lägg till indikator<span className="visually-hidden"> till delmål {delmal.nr}</span>
                  </Button>
                }
              />
            )}
            <Arbete arbete={delmal.arbete} />
          </li>
        ))}
      </ol>
    </div>
  )
}
