import { Plus, Trash2 } from 'lucide-react'
import { data, Link, redirect, useFetcher } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { FormDialog } from '#app/components/ui/form-dialog.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { useLive } from '#app/realtime/use-live.ts'
import { canSeeHuvudman } from '#domain/access/can.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import type { Mal, MalTyp } from '#domain/ska/mal.ts'
import { SKOLFORM_NAMN, SKOLFORMER, type SkolformKod } from '#domain/ska/skolform.ts'
import type { Route } from './+types/route.ts'
import { malForm } from './form.ts'
import styles from './mal.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Mål · Kvalitetstavlan' }]

export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  if (!canSeeHuvudman(viewer)) throw data(null, { status: 404 })
  return context.get(servicesContext).mal.page(viewer)
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const { mal } = context.get(servicesContext)
  const form = malForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  const asked = form.data
  const done =
    asked.intent === 'add'
      ? await mal.addKommunaltMal(viewer, asked)
      : await mal.removeKommunaltMal(viewer, asked.id)
  return isRefusal(done) ? data(done, { status: done.refused === 'missing' ? 404 : 403 }) : done
}

export default function MalPage({ loaderData: page }: Route.ComponentProps) {
  useLive('mal')
  const malOf = (typ: MalTyp) => page.mal.filter((mal) => mal.typ === typ)
  return (
    <div className="page">
      <PageHeader
        title="Mål"
        lead={`De nationella målen för varje skolform, och var i organisationen vi arbetar med dem läsåret ${page.lasar}.`}
      />
      <ul className={styles.skolformer}>
        {SKOLFORMER.map((skolform) => (
          <Skolform
            key={skolform}
            skolform={skolform}
            malsattning={malOf('malsattning').find((mal) => mal.skolform === skolform)}
            delmal={page.delmal.filter((delmal) => delmal.skolform === skolform)}
          />
        ))}
      </ul>
      <section className={styles.section}>
        <div className={styles.sectionHead}>
          <h2>Kommunala mål</h2>
          {page.mayEdit && <AddMal />}
        </div>
        {malOf('kommunalt').length === 0 ? (
          <p className={styles.muted}>Inga kommunala mål är inlagda.</p>
        ) : (
          <MalList mal={malOf('kommunalt')} mayEdit={page.mayEdit} />
        )}
      </section>
      <div className={styles.columns}>
        <section className={styles.section}>
          <h2>Agenda 2030</h2>
          <MalList mal={malOf('agenda2030')} mayEdit={false} />
        </section>
        <section className={styles.section}>
          <h2>Horisontella perspektiv</h2>
          <p className={styles.muted}>
            Beaktas i uppföljning, analys och åtgärder, vilket mål det än gäller.
          </p>
          <MalList mal={malOf('perspektiv')} mayEdit={false} />
        </section>
      </div>
    </div>
  )
}

type DelmalCount = { arbete: unknown[] }

function Skolform({
  skolform,
  malsattning,
  delmal,
}: {
  skolform: SkolformKod
  malsattning?: Mal
  delmal: DelmalCount[]
}) {
  const worked = delmal.filter(({ arbete }) => arbete.length > 0).length
  return (
    <li className={styles.skolform}>
      <h2>
        <Link to={`/mal/${skolform}`} className={styles.stretched}>
          {SKOLFORM_NAMN[skolform]}
        </Link>
      </h2>
      {malsattning && <p className={styles.quote}>{malsattning.text}</p>}
      <p className={styles.counts}>
        <Badge tone={worked === 0 ? 'neutral' : 'info'} icon={false}>
          {worked === 0 ? 'Ingen arbetar med målen än' : `Arbete med ${worked} av ${delmal.length} delmål`}
        </Badge>
      </p>
    </li>
  )
}

function MalList({ mal, mayEdit }: { mal: Mal[]; mayEdit: boolean }) {
  return (
    <ul className={styles.malList}>
      {mal.map((one) => (
        <li key={one.id}>
          {one.nr && <span className={styles.nr}>{one.nr}</span>}
          <span>{one.text}</span>
          {mayEdit && <RemoveMal mal={one} />}
        </li>
      ))}
    </ul>
  )
}

function RemoveMal({ mal }: { mal: Mal }) {
  const fetcher = useFetcher()
  return (
    <Dialog
      title="Ta bort målet?"
      role="alertdialog"
      size="s"
      trigger={<IconButton label={`Ta bort målet ${mal.text}`} icon={<Trash2 />} />}
      actions={(close) => (
        <>
          <Button onPress={close}>Behåll</Button>
          <Button
            variant="danger"
            onPress={() => {
              fetcher.submit({ intent: 'remove', id: mal.id }, { method: 'post' })
              close()
            }}
          >
            Ta bort
          </Button>
        </>
      )}
    >
      <p>«{mal.text}» försvinner för alla.</p>
    </Dialog>
  )
}

function AddMal() {
  return (
    <FormDialog
      title="Lägg till ett kommunalt mål"
      hidden={{ intent: 'add' }}
      trigger={
        <Button size="s" icon={<Plus />}>
          Lägg till mål
        </Button>
      }
    >
      <TextField name="nr" label="Nummer eller beteckning" description="Kan lämnas tomt" maxLength={20} />
      <TextArea name="text" label="Målet" isRequired maxLength={1000} />
    </FormDialog>
  )
}
