import { useState } from 'react'
import { configure, type StatusAnswer } from 'wiro-hubspot-connect'
import 'wiro-hubspot-connect/define'
import type {} from 'wiro-hubspot-connect/types/react'

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
      <wiro-hubspot-connect
        token-endpoint="/api/hubspot"
        initialStatus={hubspot}
        headers={() => ({ 'x-csrf-token': csrfToken })}
        onwiro-connected={(event) => setPortalId(event.portalId)}
      />
      {portalId && <p>Contacts come from portal {portalId}.</p>}
    </>
  )
}
