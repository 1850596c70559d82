import { redirect } from 'react-router'
import { servicesContext, sessionContext } from '#app/context.ts'
import type { Route } from './+types/route.ts'

/** A link cannot sign anybody out: only a form of ours can. */
export function loader() {
  return redirect('/')
}

export async function action({ context }: Route.ActionArgs) {
  const { konto } = context.get(servicesContext)
  const { cookie } = await konto.signOut(context.get(sessionContext))
  return redirect('/login', { headers: { 'Set-Cookie': cookie } })
}
