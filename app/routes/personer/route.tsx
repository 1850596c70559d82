import { Search } from 'lucide-react'
import { useState } from 'react'
import { data, redirect } from 'react-router'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import type { Services } from '#server/services.ts'
import type { Route } from './+types/route.ts'
import { AddPerson } from './add-person.tsx'
import { type PersonerForm, personerForm } from './form.ts'
import { PersonRow } from './person-row.tsx'
import styles from './personer.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Personer · Kvalitetstavlan' }]

export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const page = await context.get(servicesContext).personer.page(viewer)
  if (!page) throw data(null, { status: 404 })
  return { ...page, ownId: viewer.personId, huvudmanNamn: viewer.huvudmanNamn }
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const form = personerForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  const done = await change(context.get(servicesContext), viewer, form.data)
  if (done === null) throw data(null, { status: 404 })
  return isRefusal(done) ? data(done, { status: 400 }) : done
}

function change({ personer }: Services, viewer: Viewer, asked: PersonerForm) {
  switch (asked.intent) {
    case 'add':
      return personer.add(viewer, asked)
    case 'grant':
      return personer.grantRoll(viewer, asked.personId, asked)
    case 'revoke':
      return personer.revokeRoll(viewer, asked.personId, asked.rollId)
    case 'close':
      return personer.close(viewer, asked.personId)
    case 'reopen':
      return personer.reopen(viewer, asked.personId)
    case 'reset':
      return personer.resetPassword(viewer, asked.personId)
  }
}

export default function PersonerPage({ loaderData }: Route.ComponentProps) {
  const { personer, enheter, ownId, huvudmanNamn } = loaderData
  const [sought, setSought] = useState('')
  const found = personer.filter((person) => matches(person, sought))
  return (
    <div className="page">
      <PageHeader
        title="Personer"
        lead={`De som har konto i ${huvudmanNamn}, och vad de får göra.`}
        actions={<AddPerson enheter={enheter} />}
      />
      <div className={styles.search}>
        <TextField
          label="Sök på namn, e-post eller enhet"
          type="search"
          icon={<Search aria-hidden />}
          value={sought}
          onChange={setSought}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState title="Ingen passar" size="s">
          <p>Prova med en del av namnet, eller lägg till personen.</p>
        </EmptyState>
      ) : (
        <ul className={styles.people} aria-label={`Personer i ${huvudmanNamn}`}>
          {found.map((person) => (
            <PersonRow
              key={person.personId}
              person={person}
              enheter={enheter}
              isSelf={person.personId === ownId}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

type Listed = Route.ComponentProps['loaderData']['personer'][number]

function matches({ namn, epost, roller }: Listed, sought: string): boolean {
  const places = roller.flatMap(({ enhetNamn, arbetslagNamn }) => [enhetNamn ?? '', arbetslagNamn ?? ''])
  const text = [namn, epost, ...places].join(' ').toLocaleLowerCase('sv')
  return sought
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => text.includes(word))
}
