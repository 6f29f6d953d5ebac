/**
 * Runs in the page, before anything else: writes the element's events down as a person would tell them. Without the
 * account's name: a read of the status may find the account before its window has told the name.
 */
export function logEvents(): void {
  const heard: string[] = ((window as unknown as { heard: string[] }).heard = [])
  const details = ['portalId', 'previousPortalId', 'reconnect', 'outcome', 'code'] as const
  for (const name of ['before-connect', 'connected', 'disconnected', 'portal-change', 'error', 'flow-end']) {
    addEventListener('wiro-' + name, (event) => {
      const known = event as unknown as Record<string, unknown>
      heard.push([name, ...details.map((detail) => known[detail]).filter((value) => value !== undefined)].join(' '))
    })
  }
}
