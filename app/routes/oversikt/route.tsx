export default function Page() {
  return <h1>oversikt</h1>
}
