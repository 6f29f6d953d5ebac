/** Remembers the flow that the card showed last: a problem's flow has ended by the time the problem is shown. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Flow, State } from '../../connector/state.js'
import { flowOf } from '../state-facts.js'

type Host = ReactiveControllerHost & { readonly state: State }

export class LastFlowController implements ReactiveController {
  readonly #host: Host
  #flow: Flow | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  get flow(): Flow | undefined {
    return this.#flow
  }

  hostUpdate(): void {
    const { state } = this.#host
    const flow = flowOf(state)
    if (flow || state.status !== 'failed') this.#flow = flow
  }
}
