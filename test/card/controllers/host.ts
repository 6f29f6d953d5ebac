/** Stands in for an element: a host that a test updates itself. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Texts } from '../../../src/card/locales/texts.js'
import type { State } from '../../../src/connector/state.js'

export class FakeHost implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true)
  readonly #controllers = new Set<ReactiveController>()
  requestedUpdates = 0
  readonly texts = { problems: { buttons: { copied: 'Copied' } } } as Texts
  readonly language = 'en'
  readonly renderRoot = {} as DocumentFragment
  /** Resolves a request to start the agent. */
  answerStart: (answer: { outcome: 'started' | 'refused' }) => void = () => {}
  state: State

  constructor(state: State = { status: 'checking', can: [] }) {
    this.state = state
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller)
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller)
  }

  requestUpdate(): void {
    this.requestedUpdates++
  }

  startAgent(): Promise<{ outcome: 'started' | 'refused' }> {
    return new Promise((resolve) => (this.answerStart = resolve))
  }

  /** Shows a state, as an element's update does. */
  update(state: State = this.state): void {
    this.state = state
    for (const controller of this.#controllers) controller.hostUpdate?.()
  }

  disconnect(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.()
  }
}
