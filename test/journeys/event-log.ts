/** Writes the card's events down in the page, as short lines that a journey can compare. */

/**
 * Runs in the page before any other script. A line is the event's name without `wiro-`, then its fields.
 * Leaves out `accountName`: a status read may find the account before the popup has sent the name.
 */
export function logEvents(): void {
  const lines: string[] = ((window as unknown as { loggedEvents: string[] }).loggedEvents = [])
  const fields = ['portalId', 'previousPortalId', 'reconnect', 'outcome', 'code'] as const
  for (const name of ['before-connect', 'connected', 'disconnected', 'portal-change', 'error', 'flow-end']) {
    addEventListener('wiro-' + name, (event) => {
      const values = event as unknown as Record<string, unknown>
      lines.push([name, ...fields.map((field) => values[field]).filter((value) => value !== undefined)].join(' '))
    })
  }
}
