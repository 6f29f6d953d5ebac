import { headers } from 'next/headers'
import { Suspense } from 'react'
import { handler, sessionOf } from '../../lib/hubspot'
import { HubSpot } from './hubspot'

export default function Settings() {
  return (
    <Suspense>
      <HubSpotOfCustomer />
    </Suspense>
  )
}

async function HubSpotOfCustomer() {
  const request = new Request('http://localhost/settings', { headers: new Headers(await headers()) })
  const { csrfToken } = await sessionOf(request)
  return <HubSpot csrfToken={csrfToken} status={await handler.status(request)} />
}
