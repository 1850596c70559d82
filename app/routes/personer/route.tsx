export default function Page() {
  return <h1>personer</h1>
}
