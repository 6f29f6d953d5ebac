/**
 * Who may use the control API: callers that reach it under a host of their own machine, and pages that are on one. A
 * site that a developer visits could otherwise switch faults, also by letting its own name point to this machine (DNS
 * rebinding).
 */

/** `localhost` and the names under it, 127.0.0.0/8 and ::1. */
const LOOPBACK_HOST = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Looks at the URL, the `Host` header and the `Origin`: an adapter may have made the URL without the header.
 * @param controlHosts - Host names that are allowed besides those of loopback.
 */
export function isControlAllowed({ url, headers }: Request, controlHosts: readonly string[]): boolean {
  const host = headers.get('host')
  const origin = headers.get('origin')
  return [url, ...(host === null ? [] : [`http://${host}`]), ...(origin === null ? [] : [origin])].every((address) => {
    const name = hostnameOf(address)
    return name !== undefined && (LOOPBACK_HOST.test(name) || controlHosts.includes(name))
  })
}

/** Returns `undefined` where there is no host: a sandboxed page sends the origin `null`. */
function hostnameOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined
}
