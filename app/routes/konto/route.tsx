import { data, redirect } from 'react-router'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { addressContext, servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import { ROLL_NAMN } from '#domain/ska/roll.ts'
import type { Route } from './+types/route.ts'
import { ChangePassword } from './change-password.tsx'
import { kontoForm } from './form.ts'
import styles from './konto.module.css'
import { SignOutEverywhere } from './sign-out-everywhere.tsx'

export const meta: Route.MetaFunction = () => [{ title: 'Mitt konto · Kvalitetstavlan' }]

export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const { namn, epost, huvudmanNamn } = viewer
  return { namn, epost, huvudmanNamn, ...(await context.get(servicesContext).konto.page(viewer)) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) throw redirect('/login')
  const { konto } = context.get(servicesContext)
  const form = kontoForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  if (form.data.intent === 'logga-ut-overallt') {
    const { cookie } = await konto.signOutEverywhere(viewer)
    return redirect('/login', { headers: { 'Set-Cookie': cookie } })
  }
  const answer = await konto.changePassword(viewer, { ...form.data, address: context.get(addressContext) })
  if (isRefusal(answer)) return data(answer, { status: answer.refused === 'locked' ? 429 : 400 })
  return data({ changed: true }, { headers: { 'Set-Cookie': answer.cookie } })
}

export default function KontoPage({ loaderData }: Route.ComponentProps) {
  const { namn, epost, huvudmanNamn, roller, minPassword } = loaderData
  return (
    <div className="page">
      <PageHeader title="Mitt konto" lead={`${namn}, ${epost}`} />
      <div className={styles.cards}>
        <Card title="Mina roller">
          <p className="muted">
            Rollerna avgör vad du ser och kan ändra. Din huvudmans administratör delar ut dem.
          </p>
          {roller.length === 0 ? (
            <p>Du har ingen roll än, så det finns inget att se. Be administratören om en.</p>
          ) : (
            <ul className={styles.roller}>
              {roller.map(({ id, roll, enhetNamn, arbetslagNamn }) => (
                <li key={id}>
                  <strong>{ROLL_NAMN[roll]}</strong>
                  <span className="muted">
                    {[arbetslagNamn, enhetNamn].filter(Boolean).join(', ') || huvudmanNamn}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <ChangePassword epost={epost} minPassword={minPassword} />
        <SignOutEverywhere />
      </div>
    </div>
  )
}
