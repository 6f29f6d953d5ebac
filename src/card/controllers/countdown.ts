/** Keeps the minutes that a flow has left true. They are words and not a clock, so a drawing now and then is enough. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'

const REFRESH_MS = 5_000

type Host = ReactiveControllerHost & { readonly state: State; readonly isConnected: boolean }

export class CountdownController implements ReactiveController {
  readonly #host: Host
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostUpdated(): void {
    this.#stop()
    if (!this.#host.isConnected || this.#host.state.status !== 'authorizing') return
    this.#timer = setTimeout(() => this.#host.requestUpdate(), REFRESH_MS)
  }

  hostDisconnected(): void {
    this.#stop()
  }

  #stop(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
