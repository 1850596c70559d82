export default function Page() {
  return <h1>ordlista</h1>
}
