/** Where a host sends those who need help. Loaded on demand. */

/** The address, where it leads somewhere: over https:, over http: on the page's own origin, or to a letter. */
export function supportAddress(address: string, page: string): string | undefined {
  try {
    const url = address && new URL(address, page)
    if (!url) return
    const { protocol, origin, href } = url
    return /^(https|mailto):$/.test(protocol) || (protocol === 'http:' && origin === new URL(page).origin)
      ? href
      : undefined
  } catch {
    return
  }
}

/** A letter opens no page: a new tab for it would stay empty. */
export const leave = (address: string): unknown =>
  address.startsWith('mailto:') ? open(address, '_self') : open(address, '_blank', 'noopener')

/** A line's end in a letter is two characters (RFC 6068). */
export const letter = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
