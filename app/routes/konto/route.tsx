export default function Page() {
  return <h1>konto</h1>
}
