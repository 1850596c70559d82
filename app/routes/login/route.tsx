import { Form as AriaForm } from 'react-aria-components'
import { data, Link, redirect, useLocation, useNavigation, useSubmit } from 'react-router'
import type { ShellHandle } from '#app/components/shell/shell-handle.ts'
import { ThemeChoice } from '#app/components/shell/theme-choice.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { addressContext, servicesContext, sessionContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { isRefusal, refuse } from '#domain/result.ts'
import type { Route } from './+types/route.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { loginForm, safePath } from './form.ts'
import styles from './login.module.css'
import { Welcome } from './welcome.tsx'

export const handle = { shell: 'none' } satisfies ShellHandle

export const meta: Route.MetaFunction = () => [{ title: 'Logga in · Kvalitetstavlan' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { konto } = context.get(servicesContext)
  return { demo: await konto.demoAccounts(), namn: context.get(viewerContext)?.namn ?? null }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { konto } = context.get(servicesContext)
  const form = loginForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data(refuse('invalid', form.error.issues[0]!.message), { status: 400 })
  const { till, ...given } = form.data
  const answer = await konto.signIn({
    ...given,
    address: context.get(addressContext),
    previous: context.get(sessionContext),
  })
  if (isRefusal(answer)) return data(answer, { status: answer.refused === 'locked' ? 429 : 401 })
  return redirect(safePath(till), { headers: { 'Set-Cookie': answer.cookie } })
}

export default function LoginPage({ loaderData: { demo, namn }, actionData }: Route.ComponentProps) {
  const { search } = useLocation()
  const submit = useSubmit()
  const isBusy = useNavigation().state !== 'idle'
  const till = safePath(new URLSearchParams(search).get('till'))
  const fault = isRefusal(actionData) ? actionData.why : null
  return (
    <div className={styles.page}>
      <Welcome />
      <div className={styles.doors}>
        <section className={styles.door} aria-labelledby="logga-in">
          <h2 id="logga-in">Logga in</h2>
          {namn && (
            <p className={styles.already}>
              Du är inloggad som {namn}. <Link to={till}>Fortsätt till Kvalitetstavlan</Link>
            </p>
          )}
          <AriaForm
            method="post"
            // With the query, which knows where one was going: a wrong password must not forget it.
            action={`/login${search}`}
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              submit(event.currentTarget)
            }}
          >
            <input type="hidden" name="till" value={till} />
            {fault && (
              <p role="alert" className={styles.fault}>
                {fault}
              </p>
            )}
            <TextField
              name="epost"
              type="email"
              label="E-postadress"
              autoComplete="username"
              isRequired
              isRequirementHidden
            />
            <TextField
              name="losenord"
              type="password"
              label="Lösenord"
              autoComplete="current-password"
              isRequired
              isRequirementHidden
            />
            <Button type="submit" variant="primary" isPending={isBusy}>
              Logga in
            </Button>
          </AriaForm>
          <p className={styles.help}>
            Saknar du konto eller lösenord? Vänd dig till din huvudmans administratör.
          </p>
        </section>
        {demo && (
          <section className={styles.door} aria-labelledby="prova">
            <h2 id="prova">Prova direkt</h2>
            <p className={styles.help}>
              Ett klick loggar in dig som någon i en påhittad kommun, eller bland öppna data om riktiga
              skolor.
            </p>
            <DemoAccounts konton={demo.konton} losenord={demo.losenord} till={till} />
          </section>
        )}
      </div>
      <footer className={styles.foot}>
        <Link to="/ordlista">Ordlista</Link>
        <Link to="/tillganglighet">Tillgänglighet</Link>
        <ThemeChoice />
      </footer>
    </div>
  )
}
