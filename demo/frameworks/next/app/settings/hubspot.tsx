'use client'
import { useState } from 'react'
import { configure, type RefusalAnswer, type StatusAnswer } from 'wiro-hubspot-connect'
import { WiroHubspotConnect } from 'wiro-hubspot-connect/react'

if (process.env.NODE_ENV === 'development') configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

export function HubSpot({ csrfToken, status }: { csrfToken: string; status: StatusAnswer | RefusalAnswer }) {
  const [portalId, setPortalId] = useState<string>()
  return (
    <>
      <WiroHubspotConnect
        tokenEndpoint="/api/hubspot"
        initialStatus={status}
        headers={() => ({ 'x-csrf-token': csrfToken })}
        onConnected={(event) => setPortalId(event.portalId)}
      />
      {portalId && <p>Contacts come from portal {portalId}.</p>}
    </>
  )
}
