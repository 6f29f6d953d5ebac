/** Keeps the text that a person pasted from HubSpot's page while the flow or its problem is shown. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { problemOf } from '../state-facts.js'

type Host = ReactiveControllerHost & { readonly state: State }

export class PastedTextController implements ReactiveController {
  readonly #host: Host
  #text = ''
  #scopes: readonly string[] = []

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  get text(): string {
    return this.#text
  }

  /** The scopes that the text names. */
  get scopes(): readonly string[] {
    return this.#scopes
  }

  set(text: string, scopes: readonly string[]): void {
    this.#text = text
    this.#scopes = scopes
    this.#host.requestUpdate()
  }

  /** Forgets the text at the next flow's window, and once no problem is left. */
  hostUpdate(): void {
    const { state } = this.#host
    const isWaiting = state.status === 'authorizing' || state.status === 'verifying' || state.status === 'unfinished'
    if (isWaiting || problemOf(state)) return
    this.#text = ''
    this.#scopes = []
  }
}
