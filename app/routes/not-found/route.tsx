import { data } from 'react-router'
import { ErrorPage } from '#app/components/shell/error-page.tsx'

export const meta = () => [{ title: 'Sidan finns inte här · Kvalitetstavlan' }]

export function loader() {
  return data(null, { status: 404 })
}

export default function NotFound() {
  return <ErrorPage kind="not-found" />
}
