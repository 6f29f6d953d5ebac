import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { HubSpot, type Start } from './hubspot.js'

function App({ start }: { start: Start }) {
  const [page, setPage] = useState('Settings')
  return (
    <>
      <nav>
        <button onClick={() => setPage('Home')}>Home</button>{' '}
        <button onClick={() => setPage('Settings')}>Settings</button>
      </nav>
      <main>{page === 'Settings' ? <HubSpot {...start} /> : 'Fieldwork'}</main>
    </>
  )
}

const start = (await (await fetch('/api/start')).json()) as Start
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App start={start} />
  </StrictMode>,
)
