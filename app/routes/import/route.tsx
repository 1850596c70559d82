import { data, Link, redirect } from 'react-router'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { canImport } from '#domain/access/can.ts'
import { isRefusal } from '#domain/result.ts'
import type { ImportDone } from '#server/usecases/importer.ts'
import type { Route } from './+types/route.ts'
import { FileHelp } from './file-help.tsx'
import styles from './import.module.css'
import { Preview } from './preview.tsx'
import { readImportForm } from './read-upload.ts'
import { Sources } from './sources.tsx'
import { UploadForm } from './upload-form.tsx'

export const meta: Route.MetaFunction = () => [{ title: 'Import · Kvalitetstavlan' }]

export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const kallor = await context.get(servicesContext).importer.kallor(viewer)
  if (!kallor) throw data(null, { status: 404 })
  return { kallor, huvudmanNamn: viewer.huvudmanNamn }
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  // Before the body is read: nobody else gets to send five megabytes.
  if (!canImport(viewer)) throw data(null, { status: 404 })
  const { importer } = context.get(servicesContext)
  const form = await readImportForm(request)
  if (isRefusal(form)) return data({ step: 'refused', why: form.why } as const, { status: 400 })
  if (form.intent === 'confirm') {
    const done = await importer.confirm(viewer, form.token)
    if (isRefusal(done)) return data({ step: 'refused', why: done.why } as const, { status: 409 })
    return { step: 'done', done } as const
  }
  const preview = await importer.preview(viewer, form)
  if (isRefusal(preview)) return data({ step: 'refused', why: preview.why } as const, { status: 400 })
  return { step: 'preview', preview } as const
}

export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kallor, huvudmanNamn } = loaderData
  return (
    <div className="page">
      <PageHeader
        title="Import"
        lead={`Läs in mätvärden för ${huvudmanNamn}. Du ser först vad filen skulle ändra, och inget sparas förrän du säger till.`}
      />
      <div className={styles.steps}>
        {actionData?.step === 'done' && <Done done={actionData.done} />}
        {actionData?.step === 'preview' ? (
          <Preview preview={actionData.preview} />
        ) : (
          <UploadForm why={actionData?.step === 'refused' ? actionData.why : null} />
        )}
        <FileHelp />
        <Sources kallor={kallor} />
      </div>
    </div>
  )
}

function Done({ done }: { done: ImportDone }) {
  const { filnamn, nya, andrade, oforandrade, nyaEnheter } = done
  return (
    <Card title="Filen är inläst" role="status" className={styles.done}>
      <p>
        {filnamn}: {nya} nya och {andrade} ändrade värden. {oforandrade} var redan inlästa.
        {nyaEnheter > 0 && ` ${nyaEnheter} nya enheter.`}
      </p>
      <div className="cluster">
        <LinkButton to="/oversikt">Till översikten</LinkButton>
        <Link to="/import">Läs in en fil till</Link>
      </div>
    </Card>
  )
}
