export default function Page() {
  return <h1>tillganglighet</h1>
}
