/**
 * Puts a card into another language than English. While a language is loading, the words stay as they are; where it did not
 * come, they are English, and it is asked for again. Loaded on demand.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { loadLanguage, onLanguageAdded } from '../locales/languages.js'
import { builtInTag, type BuiltInTag } from '../locales/tags.js'
import type * as texts from '../locales/texts.js'

export type TranslationHost = ReactiveControllerHost & {
  readonly state: State
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly localize: {
    readonly words: { readonly language: string }
    readonly requestedLanguage: string
    translation: TranslationController | undefined
    closest(selector: string): HTMLElement | undefined
  }
}

/** The card's own languages. They are passed in: a language's script tag has this file, and no second copy of the texts. */
export type Library = Pick<typeof texts, 'languages' | 'loadPart'>

/** How long screen readers may take to notice a change. */
const QUIET_MS = 1_000

/** Languages whose script runs from right to left. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/

const controllers = new Set<TranslationController>()

onLanguageAdded(() => controllers.forEach((controller) => controller.retry()))

/** Puts a card into the language around it, from now on. */
export function translate(host: TranslationHost, library: Library): void {
  host.localize.translation = new TranslationController(host, library)
}

function setAttribute(element: Element | null, name: string, value: string | undefined): void {
  if (value) element?.setAttribute(name, value)
  else element?.removeAttribute(name)
}

export class TranslationController implements ReactiveController {
  readonly #host: TranslationHost
  readonly #library: Library
  #loading: Promise<void> | undefined
  /** The facts under which a language was asked for last. */
  #attempt: unknown[] = []
  /** The state and the language that were drawn last. */
  #state: State
  #language: string

  /** The tag of the built-in language that is drawn. */
  name = 'en'

  /** Whether the words changed with the language alone: that is no news for screen readers. */
  #isQuiet = false

  constructor(host: TranslationHost, library: Library) {
    this.#host = host
    this.#library = library
    this.#state = host.state
    this.#language = host.localize.words.language
    host.addController(this)
  }

  /** Resolves to the tag of the built-in language in which the card stays. What did not come is asked for again. */
  async settle(): Promise<string> {
    if (!this.#loading && this.#wanted !== this.name) this.#load()
    await this.#loading
    return this.name
  }

  /** Asks again for what did not come. */
  retry(): void {
    this.#attempt = []
    this.#host.requestUpdate()
  }

  hostConnected(): void {
    controllers.add(this)
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    controllers.delete(this)
  }

  hostUpdate(): void {
    const { localize, state } = this.#host
    this.#choose()
    if (this.#wanted !== this.name && this.#isNewAttempt()) this.#load()
    if (state !== this.#state) this.#isQuiet = false
    else if (localize.words.language !== this.#language) this.#keepQuiet()
    this.#state = state
    this.#language = localize.words.language
  }

  hostUpdated(): void {
    const { renderRoot } = this.#host
    const section = renderRoot.querySelector('section')
    setAttribute(section, 'dir', this.#direction)
    // What a host puts into the card is in the page's language.
    section?.style.setProperty('--_page-direction', this.#direction ? this.#pageDirection : null)
    setAttribute(renderRoot.querySelector('[part=words]'), 'aria-live', this.#isQuiet ? 'off' : undefined)
  }

  /** The direction of the words, where it is not the page's. A `dir` that belongs to the language in force counts. */
  get #direction(): 'ltr' | 'rtl' | undefined {
    const { localize } = this.#host
    const { language } = localize.words
    const isForeign = language !== localize.requestedLanguage
    // The card would jump to the other side, and back once the language is there.
    if (isForeign ? this.#loading : localize.closest('[lang], [dir]')?.dir) return
    const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
    return direction === this.#pageDirection ? undefined : direction
  }

  get #pageDirection(): string {
    return this.#host.localize.closest('[dir]')?.dir || 'ltr'
  }

  get #wanted(): BuiltInTag | 'en' {
    return builtInTag(this.#host.localize.requestedLanguage) ?? 'en'
  }

  /** Takes the first language of which everything is there that is drawn. */
  #choose(...others: string[]): void {
    const { languages } = this.#library
    const isComplete = (name: string) => {
      const language = languages[name]
      return language && Object.keys(languages[this.name]!).every((part) => part in language)
    }
    this.name = [this.#wanted, ...others].find(isComplete) ?? this.name
  }

  /** Returns whether anything is different from when a language was last asked for. */
  #isNewAttempt(): boolean {
    const attempt = [this.#wanted, this.#host.state, this.#library.languages[this.name]]
    const isNew = attempt.some((fact, index) => fact !== this.#attempt[index])
    this.#attempt = attempt
    return isNew
  }

  #load(): void {
    const loading = this.#loadLikeDrawn(this.#wanted).then(() => {
      if (this.#loading !== loading) return
      this.#loading = undefined
      this.#choose('en')
      this.#host.requestUpdate()
    })
    this.#loading = loading
  }

  /** Loads a language, and of its parts those that are drawn; those of English where the language did not come. */
  async #loadLikeDrawn(wanted: BuiltInTag | 'en'): Promise<void> {
    const { languages, loadPart } = this.#library
    const drawn = languages[this.name]!
    const name = await this.#loadLanguage(wanted)
    await Promise.allSettled([
      'problems' in drawn && loadPart(name, 'loadProblems'),
      'panels' in drawn && loadPart(name, 'loadPanels'),
    ])
  }

  /** Resolves to the tag of the language that is there then. */
  async #loadLanguage(wanted: BuiltInTag | 'en'): Promise<string> {
    try {
      if (wanted !== 'en') this.#library.languages[wanted] ??= await loadLanguage(wanted)
      return wanted
    } catch {
      return 'en'
    }
  }

  #keepQuiet(): void {
    this.#isQuiet = true
    setTimeout(() => {
      this.#isQuiet = false
      this.#host.requestUpdate()
    }, QUIET_MS)
  }
}
