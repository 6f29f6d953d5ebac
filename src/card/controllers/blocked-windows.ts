/** Counts the windows that the browser blocked one after the other: the second one asks for more than another press. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Problem, State } from '../../connector/state.js'

type Host = ReactiveControllerHost & { readonly state: State }

export class BlockedWindowsController implements ReactiveController {
  readonly #host: Host
  #last: Problem | undefined
  #count = 0

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** Another press was blocked too. */
  get isRepeated(): boolean {
    return this.#count > 1
  }

  /** Between two blocked windows a flow is only ever opening. */
  hostUpdate(): void {
    const { state } = this.#host
    if (state.status === 'failed' && state.problem.code === 'popup_blocked') this.#add(state.problem)
    else if (state.status !== 'opening') this.#count = 0
  }

  #add(problem: Problem): void {
    if (problem !== this.#last) this.#count++
    this.#last = problem
  }
}
