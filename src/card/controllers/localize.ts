/** The card's language and its texts. The card is drawn anew when the page's language changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { textsFor, type Texts } from '../locales/texts.js'
import { readDocument } from '../../connector/page-document.js'

type Host = ReactiveControllerHost & HTMLElement

/** The cards on the page. */
const hosts = new Set<Host>()

let observer: MutationObserver | undefined

/** Observes once: the observer serves all cards for as long as the page lives. A page may have taken the class away. */
function observePageLanguage(): void {
  if (observer || typeof MutationObserver !== 'function') return
  observer = new MutationObserver(() => hosts.forEach((host) => host.requestUpdate()))
  observer.observe(readDocument('documentElement'), { attributeFilter: ['lang'] })
}

const pageLanguageOf = (host: Host): string => host.closest<HTMLElement>('[lang]')?.lang || navigator.language

/** Pages write `de_DE` too, which no formatter takes, and worse. */
function validTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]!
  } catch {
    return 'en'
  }
}

export class LocalizeController implements ReactiveController {
  readonly #host: Host
  #language: string | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** The language tag of the closest element that has one, else the browser's. A server sees the host's own alone. */
  get language(): string {
    return (this.#language ??= validTag(this.#host.isConnected ? pageLanguageOf(this.#host) : this.#host.lang))
  }

  get texts(): Texts {
    return textsFor(this.language)
  }

  hostConnected(): void {
    hosts.add(this.#host)
    observePageLanguage()
  }

  hostDisconnected(): void {
    hosts.delete(this.#host)
  }

  /** Looks the language up anew for each drawing. */
  hostUpdate(): void {
    this.#language = undefined
  }
}
