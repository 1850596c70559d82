export default function Page() {
  return <h1>tavlor</h1>
}
