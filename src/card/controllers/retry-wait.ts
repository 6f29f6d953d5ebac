/** Knows how long a person has to wait before a problem's next try. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Problem, State } from '../../connector/state.js'
import { problemOf } from '../state-facts.js'

type Host = ReactiveControllerHost & { readonly state: State }

export class RetryWaitController implements ReactiveController {
  readonly #host: Host
  #problem: Problem | undefined
  #endsAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** Milliseconds that are left; `undefined` where the problem asks for no wait. */
  get leftMs(): number | undefined {
    return this.#problem?.retryAfter ? Math.max(0, this.#endsAt - Date.now()) : undefined
  }

  /** A wait begins with its problem; a further drawing of the same problem does not begin it anew. */
  hostUpdate(): void {
    const problem = problemOf(this.#host.state)
    if (problem === this.#problem) return
    this.#problem = problem
    this.#endsAt = Date.now() + (problem?.retryAfter ?? 0) * 1000
  }

  /** Draws the card anew when the wait is over. */
  hostUpdated(): void {
    clearTimeout(this.#timer)
    if (this.leftMs) this.#timer = setTimeout(() => this.#host.requestUpdate(), this.leftMs)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }
}
