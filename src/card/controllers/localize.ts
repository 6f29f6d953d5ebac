/**
 * The card's language and its texts. Another language than English is loaded on demand, by a controller of its own; the
 * card is in English until then. It is drawn anew when the language around it changes.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { canonicalTag, isRegionOf, languages, loadPart, wordsFor, type Words } from '../locales/texts.js'
import type { TranslationController } from './translation.js'

export type LocalizeHost = ReactiveControllerHost &
  HTMLElement & {
    readonly state: State
    readonly renderRoot: HTMLElement | DocumentFragment
    readonly localize: LocalizeController
  }

/** The cards on the page. */
const hosts = new Set<LocalizeHost>()

let observer: MutationObserver | undefined

/** One observer serves all cards for as long as the page lives. A page may have taken the class away. */
function observeLanguages(element: Element): void {
  if (typeof MutationObserver !== 'function') return
  observer ??= new MutationObserver(() => hosts.forEach((host) => host.requestUpdate()))
  observer.observe(element.getRootNode(), { subtree: true, attributeFilter: ['lang', 'dir'] })
  const outer = shadowHostOf(element)
  if (outer) observeLanguages(outer)
}

/** Returns the element whose shadow root holds an element. */
function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode()
  // An element of the page may call itself `document.host`.
  return root === element.ownerDocument ? undefined : (root as Partial<ShadowRoot>).host
}

/** Returns the closest element, itself included, that matches; also around the shadow roots that it is in. */
function closestAround(element: Element, selector: string): HTMLElement | undefined {
  const outer = shadowHostOf(element)
  return element.closest<HTMLElement>(selector) ?? (outer && closestAround(outer, selector))
}

export class LocalizeController implements ReactiveController {
  readonly #host: LocalizeHost
  #requestedLanguage: string | undefined
  #loading: Promise<unknown> | undefined

  /** What there is for a card that is not in English alone; `undefined` until it is loaded. */
  translation: TranslationController | undefined

  constructor(host: LocalizeHost) {
    this.#host = host
    host.addController(this)
  }

  /** The tag of the closest element's language, else the browser's. A server sees the host's own alone. */
  get requestedLanguage(): string {
    const host = this.#host
    return (this.#requestedLanguage ??= canonicalTag(
      host.isConnected ? this.closest('[lang]')?.lang || navigator.language : host.lang,
      'en',
    ))
  }

  /** Returns the closest element around the words, the card included, that matches. */
  closest(selector: string): HTMLElement | undefined {
    return closestAround(this.#host, selector)
  }

  get words(): Words {
    return wordsFor(this.requestedLanguage, this.translation?.name)
  }

  /** Resolves to the tag of the built-in language in which the card stays, once it is loaded or did not come. */
  async settle(): Promise<string> {
    await this.#loading
    return this.translation?.settle() ?? 'en'
  }

  hostConnected(): void {
    hosts.add(this.#host)
    observeLanguages(this.#host)
  }

  hostDisconnected(): void {
    hosts.delete(this.#host)
  }

  /** Looks the language up anew for each drawing. */
  hostUpdate(): void {
    this.#requestedLanguage = undefined
    if (!isRegionOf('en', this.requestedLanguage)) this.#loading ??= this.#loadTranslation()
  }

  /** Where it did not come, it is asked for again at the next drawing. */
  async #loadTranslation(): Promise<void> {
    try {
      const { translate } = await import('./translation.js')
      translate(this.#host, { languages, loadPart })
    } catch {
      this.#loading = undefined
    }
  }
}
