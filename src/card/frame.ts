/**
 * The card inside another page's frame, where a session's cookies or the window may be kept from it: what it says then,
 * and the way out. Loaded on demand.
 */
import type { Problem } from '../connector/state.js'
import { html } from 'lit'
import { svgIcon } from './icons.js'
import type { ProblemTexts } from './locales/en/problems.js'
import { externalIcon } from './templates.js'
import type { View } from './view.js'

export interface Framed {
  says: Partial<Pick<View, 'status' | 'text'>>
  way: unknown
}

/** A page of another origin is around this one: browsers may then keep a session's cookies back. */
function isForeign(page: Window = self): boolean {
  try {
    return page.parent !== page && (!page.parent.location.href || isForeign(page.parent))
  } catch {
    return true
  }
}

let warned = false

/** Which of the two it was no page can tell: a window that was opened and cut off answers `null` as well. */
function warnOnce(): void {
  if (warned) return
  warned = true
  console.warn(
    'wiro-hubspot-connect: no window opened out of this frame. If it has a sandbox, add allow-popups to it, and allow-popups-to-escape-sandbox, without which HubSpot’s page would be sandboxed too and may not open.',
    'The page around it must not send Cross-Origin-Opener-Policy: same-origin.',
  )
}

/** What a frame made of a problem; nothing where it has no part in it. */
export function framed({ code }: Problem, { frame }: ProblemTexts): Framed | undefined {
  const blocked = code === 'popup_blocked' && self !== top
  if (!blocked && !(code === 'signed_out' && isForeign())) return
  if (blocked) warnOnce()
  const { status, text, link } = frame
  const { href } = location
  return {
    says: blocked ? { text } : { status, text },
    // A sandbox stops a plain click on a link as it stops a window: an address can be copied.
    way: html`<div part="body"><p><a part="link" target="_blank" rel="noopener" href=${href}>${link}${svgIcon(externalIcon)}</a></p>${blocked ? html`<p><code dir="ltr">${href}</code></p>` : ''}</div>`,
  }
}
