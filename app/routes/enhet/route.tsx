export default function Page() {
  return <h1>enhet</h1>
}
