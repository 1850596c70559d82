export default function Page() {
  return <h1>mal</h1>
}
