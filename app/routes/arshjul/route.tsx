import { CalendarPlus, CircleDashed, Table2 } from 'lucide-react'
import { data, redirect, useFetcher, useSearchParams } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { canSeeHuvudman } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { isLasar, lasarOf, nextLasar, previousLasar } from '#domain/ska/lasar.ts'
import type { Services } from '#server/services.ts'
import type { Route } from './+types/route.ts'
import styles from './arshjul.module.css'
import { type ArshjulForm, arshjulForm } from './form.ts'
import { Matrix } from './matrix.tsx'
import { PostDialog } from './post-dialog.tsx'
import { PostList } from './post-list.tsx'
import { Wheel } from './wheel.tsx'

export const meta: Route.MetaFunction = () => [{ title: 'Årshjul · Kvalitetstavlan' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  if (!canSeeHuvudman(viewer)) throw data(null, { status: 404 })
  const asked = new URL(request.url).searchParams.get('lasar')
  return context.get(servicesContext).arshjul.page(viewer, isLasar(asked) ? asked : undefined)
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const form = arshjulForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  const done = await perform(context.get(servicesContext).arshjul, viewer, form.data)
  return isRefusal(done) ? data(done, { status: done.refused === 'missing' ? 404 : 403 }) : done
}

function perform(arshjul: Services['arshjul'], viewer: Viewer, asked: ArshjulForm) {
  switch (asked.intent) {
    case 'add': {
      const { intent: _, ...draft } = asked
      return arshjul.addPost(viewer, draft)
    }
    case 'change': {
      const { intent: _, id, ...draft } = asked
      return arshjul.changePost(viewer, id, draft)
    }
    case 'remove':
      return arshjul.removePost(viewer, asked.id)
    case 'klar':
      return arshjul.setKlar(viewer, { postId: asked.id, lasar: asked.lasar, klar: asked.klar === 'ja' })
    case 'start':
      return arshjul.startFrom(viewer, asked.mall)
  }
}

export default function ArshjulPage({ loaderData: page }: Route.ComponentProps) {
  useLive('arshjul')
  const [params, setParams] = useSearchParams()
  const view = params.get('vy') === 'matris' ? 'matris' : 'hjul'
  const choose = (key: string, value: string) =>
    setParams(
      (now) => {
        now.set(key, value)
        return now
      },
      { preventScrollReset: true },
    )

  return (
    <div className="page">
      <PageHeader
        title="Årshjul"
        lead={`Vad som görs på varje nivå under läsåret, och vad det bygger på. I dag är det den ${formatDatum(page.today)}.`}
        actions={
          page.mayEdit && page.posts.length > 0 ? (
            <PostDialog
              trigger={
                <Button variant="primary" icon={<CalendarPlus />}>
                  Lägg till
                </Button>
              }
            />
          ) : undefined
        }
      />
      {page.posts.length === 0 ? (
        <NoPosts mayEdit={page.mayEdit} />
      ) : (
        <>
          <div className={styles.controls}>
            <SegmentedControl
              label="Visa som"
              options={[
                { id: 'hjul', label: 'Hjul', icon: <CircleDashed /> },
                { id: 'matris', label: 'Matris', icon: <Table2 /> },
              ]}
              value={view}
              onChange={(vy) => choose('vy', vy)}
            />
            <Select
              label="Läsår"
              size="s"
              options={lasarAround(page.lasar, page.today).map((lasar) => ({ id: lasar, label: lasar }))}
              value={page.lasar}
              onChange={(lasar) => choose('lasar', lasar)}
            />
          </div>
          <div className={view === 'hjul' ? styles.beside : styles.stacked}>
            {view === 'hjul' ? (
              <Wheel posts={page.posts} lasar={page.lasar} today={page.today} />
            ) : (
              <Matrix posts={page.posts} today={page.today} lasar={page.lasar} />
            )}
            <PostList posts={page.posts} lasar={page.lasar} mayEdit={page.mayEdit} />
          </div>
        </>
      )}
    </div>
  )
}

/** The läsår shown, with those that one may want to turn to. */
function lasarAround(shown: string, today: string): string[] {
  const now = lasarOf(today)
  return [...new Set([previousLasar(now), now, nextLasar(now), shown])].sort()
}

function NoPosts({ mayEdit }: { mayEdit: boolean }) {
  const fetcher = useFetcher()
  const start = (mall: string) => fetcher.submit({ intent: 'start', mall }, { method: 'post' })
  return (
    <EmptyState
      title="Årshjulet är tomt"
      action={
        mayEdit && (
          <>
            <Button variant="primary" isDisabled={fetcher.state !== 'idle'} onPress={() => start('vasby')}>
              Börja från Upplands Väsbys mall
            </Button>
            <Button isDisabled={fetcher.state !== 'idle'} onPress={() => start('degerfors')}>
              Börja från Degerfors mall
            </Button>
          </>
        )
      }
    >
      {mayEdit
        ? 'Börja från en mall och ändra sedan så att året blir ert eget. Du kan använda båda.'
        : 'Förvaltningen har inte lagt in något ännu. När de gör det syns året här.'}
    </EmptyState>
  )
}
