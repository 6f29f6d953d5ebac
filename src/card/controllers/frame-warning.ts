/** Tells the developer on the console, once a page, that the frame around the page lets no window open. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { isWindowBlocked } from '../frame.js'

type Host = ReactiveControllerHost & { readonly state: State }

let isWarned = false

export class FrameWarningController implements ReactiveController {
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** No page can tell a sandbox from a page that isolates itself, so the warning names both. */
  hostUpdated(): void {
    const { state } = this.#host
    if (isWarned || state.status !== 'failed' || !isWindowBlocked(state.problem)) return
    isWarned = true
    console.warn(
      'wiro-hubspot-connect: no window opened out of this frame. If it has a sandbox, add allow-popups and allow-popups-to-escape-sandbox, without which HubSpot’s page would be sandboxed too.',
      'The page around it must not send Cross-Origin-Opener-Policy: same-origin.',
    )
  }
}
