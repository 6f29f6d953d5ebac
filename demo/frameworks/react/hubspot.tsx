import { useState } from 'react'
import { configure, type StatusAnswer } from 'wiro-hubspot-connect'
import { WiroHubspotConnect } from 'wiro-hubspot-connect/react'

if (import.meta.env.DEV) configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

/** What the server knows when the page begins. */
export interface Start {
  csrfToken: string
  hubspot: StatusAnswer
}

export function HubSpot({ csrfToken, hubspot }: Start) {
  const [portalId, setPortalId] = useState<string>()
  return (
    <>
      <WiroHubspotConnect
        tokenEndpoint="/api/hubspot"
        initialStatus={hubspot}
        headers={() => ({ 'x-csrf-token': csrfToken })}
        onConnected={(event) => setPortalId(event.portalId)}
      />
      {portalId && <p>Contacts come from portal {portalId}.</p>}
    </>
  )
}
