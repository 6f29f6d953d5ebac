'use client'
import { useEffect, useRef, useState } from 'react'
import { configure, type RefusalAnswer, type StatusAnswer, type WiroHubspotConnect } from 'wiro-hubspot-connect'
import type {} from 'wiro-hubspot-connect/types/react'

export function HubSpot({ csrfToken, status }: { csrfToken: string; status: StatusAnswer | RefusalAnswer }) {
  const ref = useRef<WiroHubspotConnect>(null)
  const [portalId, setPortalId] = useState<string>()
  useEffect(() => {
    if (process.env.NODE_ENV === 'development') configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })
    const card = ref.current!
    card.headers = () => ({ 'x-csrf-token': csrfToken })
    card.addEventListener('wiro-connected', (event) => setPortalId(event.portalId))
    void import('wiro-hubspot-connect/define')
  }, [csrfToken])
  return (
    <>
      <wiro-hubspot-connect ref={ref} token-endpoint="/api/hubspot" initial-status={JSON.stringify(status)} />
      {portalId && <p>Contacts come from portal {portalId}.</p>}
    </>
  )
}
