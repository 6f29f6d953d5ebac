export default function Home() {
  return <h1>Fieldwork</h1>
}
