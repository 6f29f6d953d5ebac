/** A flow that goes to HubSpot in this tab: the way there, and what it brings back. */
import type { ConnectorContext } from './connector-context.js'
import { createProblem } from './problem.js'
import { canLeaveTab } from './redirect.js'
import { takeRedirectCallback } from './redirect-callback.js'
import { saveReturnPath } from './return-path.js'

export class SameTab {
  readonly #id: string
  readonly #context: ConnectorContext

  constructor(id: string, context: ConnectorContext) {
    this.#id = id
    this.#context = context
  }

  /** Whether the flow goes on in this tab. */
  get isInUse(): boolean {
    return !!this.#context.store.machineState.flow?.redirect
  }

  /** Goes to HubSpot. Without a saved way back it stays: the server would undo the connection of an unmarked browser. */
  leave(authorizeUrl: string, signal: AbortSignal): void {
    const { platform, store } = this.#context
    if (!this.#saveWayBack())
      return store.dispatch({ type: 'connectFailed', problem: createProblem('storage_blocked') })
    // The browser's back button brings the page back as it was left.
    addEventListener('pageshow', () => store.dispatch({ type: 'windowLost' }), { once: true, signal })
    platform.navigate(authorizeUrl)
  }

  /** Returns the query of the callback that this tab came back with, and removes it; `undefined` without one. */
  takeCallback(): string | undefined {
    return takeRedirectCallback(this.#id)
  }

  /**
   * An app with a single window opens the relay page in this tab, and reports the window as blocked. Saves the way back, so
   * that the relay page returns at once and the flow goes on in this tab.
   */
  watchBlockedWindow(signal: AbortSignal): void {
    const { endpoint, options, store } = this.#context
    const handlePageHide = () => {
      const isBlocked = store.machineState.problem?.code === 'popup_blocked'
      if (!isBlocked || options.mode === 'popup' || !canLeaveTab(endpoint.relay)) return
      if (this.#saveWayBack()) store.dispatch({ type: 'flowChanged', changes: { redirect: true } })
    }
    addEventListener('pagehide', handlePageHide, { signal })
  }

  /** Returns whether it was saved. */
  #saveWayBack(): boolean {
    return saveReturnPath(this.#id, this.#context.options.relayText?.())
  }
}
