/** Which problems a frame around the page causes. Browsers tell neither, so both are concluded from the code. */
import { rowOf } from '../protocol/codes.js'
import type { Problem } from '../connector/state.js'

/** No window opens out of the frame: it has a sandbox, or the page around it isolates itself. */
export const isWindowBlocked = ({ code }: Problem): boolean => rowOf(code).inFrame === 'windowBlocked' && self !== top

/** A page of another origin is around this one: browsers may then keep the session's cookies back. */
export const isSessionHidden = ({ code }: Problem): boolean =>
  rowOf(code).inFrame === 'sessionHidden' && isForeign(self)

function isForeign(page: Window): boolean {
  try {
    return page.parent !== page && (!page.parent.location.href || isForeign(page.parent))
  } catch {
    return true
  }
}
