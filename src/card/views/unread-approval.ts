/** HubSpot has approved, and the status could not be read since: that, before the reason. Loaded on demand. */
import type { Card, View } from '../view.js'

/** Returns the view of the reason, put into what is known. Where the wait for another try is over, it stays as it is. */
export function unreadApprovalView({ texts }: Card, view: View): View {
  if (!view.text) return view
  const text = texts.problems.approved<unknown>({ reason: view.text })
  return { ...view, status: texts.first.statusUnread.status, text }
}
