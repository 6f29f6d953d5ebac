/** Keeps screen readers from announcing words that changed with the language alone. Loaded with the languages. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'

interface Host extends ReactiveControllerHost {
  readonly state: State
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly localize: { readonly words: { readonly language: string } }
}

/** How long screen readers may take to notice a change. */
const QUIET_MS = 1_000

export class QuietLanguageController implements ReactiveController {
  readonly #host: Host
  /** The state and the language that were drawn last. */
  #state: State
  #language: string
  #isQuiet = false

  constructor(host: Host) {
    this.#host = host
    this.#state = host.state
    this.#language = host.localize.words.language
  }

  hostUpdate(): void {
    const { state, localize } = this.#host
    const { language } = localize.words
    if (state !== this.#state) this.#isQuiet = false
    else if (language !== this.#language) this.#keepQuiet()
    this.#state = state
    this.#language = language
  }

  hostUpdated(): void {
    const words = this.#host.renderRoot.querySelector('[part=words]')
    if (this.#isQuiet) words?.setAttribute('aria-live', 'off')
    else words?.removeAttribute('aria-live')
  }

  #keepQuiet(): void {
    this.#isQuiet = true
    setTimeout(() => {
      this.#isQuiet = false
      this.#host.requestUpdate()
    }, QUIET_MS)
  }
}
