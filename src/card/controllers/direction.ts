/** Sets the direction of the card's words where it is not the page's. Loaded with the languages. */
import type { ReactiveController } from 'lit'

interface Host {
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly localize: {
    readonly words: { readonly language: string }
    readonly requestedLanguage: string
    closest(selector: string): HTMLElement | undefined
  }
}

/** Languages whose script runs from right to left. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/

export class DirectionController implements ReactiveController {
  readonly #host: Host
  readonly #isLoading: () => boolean

  /** @param isLoading - Whether another language is on its way. */
  constructor(host: Host, isLoading: () => boolean) {
    this.#host = host
    this.#isLoading = isLoading
  }

  hostUpdated(): void {
    const section = this.#host.renderRoot.querySelector('section')
    const direction = this.#direction
    if (direction) section?.setAttribute('dir', direction)
    else section?.removeAttribute('dir')
    // What a host puts into the card is in the page's language.
    section?.style.setProperty('--_page-direction', direction ? this.#pageDirection : null)
  }

  /** `undefined` where it is the page's. A `dir` that belongs to the language in force counts. */
  get #direction(): 'ltr' | 'rtl' | undefined {
    const { localize } = this.#host
    const { language } = localize.words
    const isForeign = language !== localize.requestedLanguage
    // The card would jump to the other side, and back once the language is there.
    if (isForeign ? this.#isLoading() : localize.closest('[lang], [dir]')?.dir) return
    const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
    return direction === this.#pageDirection ? undefined : direction
  }

  get #pageDirection(): string {
    return this.#host.localize.closest('[dir]')?.dir || 'ltr'
  }
}
