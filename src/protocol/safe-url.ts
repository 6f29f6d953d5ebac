/** Which URLs a window may be sent to at all, wherever they lead. */

/** Accepts a URL that a window may be sent to: https, or http on loopback, without credentials in it. */
export function parseSafeUrl(value: unknown): URL | undefined {
  try {
    const url = new URL(value as string)
    const { protocol, hostname, username, password } = url
    const isLoopback = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
    return username || password || !(isLoopback || protocol === 'https:') ? undefined : url
  } catch {
    return
  }
}
