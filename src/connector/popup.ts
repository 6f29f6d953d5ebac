/** HubSpot's window: wide enough for its consent page. */

const width = 640
const height = 760

/**
 * Opens it in the middle of the page's own; `null` where the browser refuses, or has no other window than this one, as in
 * some apps. Only inside a click.
 */
export function openPopup(open: typeof window.open, url: string): Window | null {
  const popup = open(
    url,
    '_blank',
    `popup,width=${width},height=${height},left=${screenX + (outerWidth - width) / 2},top=${screenY + (outerHeight - height) / 2}`,
  )
  return popup === self ? null : popup
}
