import { headers } from 'next/headers'
import { handler, sessionOf } from '../../lib/hubspot'
import { HubSpot } from './hubspot'

export default async function Settings() {
  const request = new Request('http://localhost/settings', { headers: new Headers(await headers()) })
  const { csrfToken } = await sessionOf(request)
  return <HubSpot csrfToken={csrfToken} status={await handler.status(request)} />
}
