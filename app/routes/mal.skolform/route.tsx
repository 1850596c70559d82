export default function Page() {
  return <h1>mal.skolform</h1>
}
