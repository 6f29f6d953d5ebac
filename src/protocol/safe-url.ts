/** Which URLs a window may be sent to at all, wherever they lead, and which of them are on this machine. */

/** Returns whether the `hostname` of a parsed URL is this machine: `localhost`, 127.0.0.0/8 or ::1. */
export const isLoopbackHost = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/** Accepts a URL that a window may be sent to: https, or http on loopback, without credentials in it. */
export function parseSafeUrl(value: unknown): URL | undefined {
  try {
    const url = new URL(value as string)
    const { protocol, hostname, username, password } = url
    const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname))
    return username || password || !isSafe ? undefined : url
  } catch {
    return
  }
}
