export default function Page() {
  return <h1>arshjul</h1>
}
