/** Links that lead a person to help: the host's support page, or an email. */

/**
 * Returns the absolute URL of the host's support page, or `undefined` where it leads nowhere safe. Allowed are https:,
 * mailto:, and http: on the page's own origin.
 */
export function supportUrlFor(url: string, page: string): string | undefined {
  if (!url) return
  try {
    const { protocol, origin, href } = new URL(url, page)
    const isOwnHttp = protocol === 'http:' && origin === new URL(page).origin
    return protocol === 'https:' || protocol === 'mailto:' || isOwnHttp ? href : undefined
  } catch {
    return
  }
}

/** Opens a link. An email opens no page, so a new tab for it would stay empty. */
export const openLink = (url: string): unknown =>
  url.startsWith('mailto:') ? open(url, '_self') : open(url, '_blank', 'noopener')

/** Returns the URL that writes an email. Line breaks in it are two characters (RFC 6068). */
export const mailtoUrl = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
