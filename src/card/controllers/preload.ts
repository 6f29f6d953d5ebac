/** Requests the views that explain problems as soon as a state may need them: when a flow starts, or at a problem. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { loadProblemViews, problemViews } from '../problem-views.js'
import { needsAttention } from '../views/connected.js'

type Host = ReactiveControllerHost & { readonly state: State; readonly language: string }

export class PreloadController implements ReactiveController {
  readonly #host: Host
  #state: State | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** Views that did not load are requested again at the next state, not at each drawing. */
  hostUpdate(): void {
    const { state, language } = this.#host
    if (state === this.#state) return
    this.#state = state
    if (problemViews() || !needsProblemViews(state)) return
    void loadProblemViews(language).then(() => this.#host.requestUpdate())
  }
}

function needsProblemViews(state: State): boolean {
  switch (state.status) {
    case 'checking':
    case 'disconnected':
    case 'setup':
    case 'disconnecting':
      return false
    case 'connected':
      return needsAttention(state)
    case 'opening':
    case 'authorizing':
    case 'verifying':
    case 'unfinished':
    case 'failed':
      return true
  }
}
