/**
 * Puts a card into another language than English. While a language is loading, the words stay as they are; where it did not
 * come, they are English, and it is asked for again. Loaded on demand.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { loadLanguage, onLanguageAdded } from '../locales/languages.js'
import { builtInTag, type BuiltInTag } from '../locales/tags.js'
import type * as texts from '../locales/texts.js'
import { DirectionController } from './direction.js'
import { QuietLanguageController } from './quiet-language.js'

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

const controllers = new Set<TranslationController>()

onLanguageAdded(() => controllers.forEach((controller) => controller.retry()))

/** Puts a card into the language around it, from now on. */
export function translate(host: TranslationHost, library: Library): void {
  host.localize.translation = new TranslationController(host, library)
}

export class TranslationController implements ReactiveController {
  readonly #host: TranslationHost
  readonly #library: Library
  #loading: Promise<void> | undefined
  /** The facts under which a language was asked for last. */
  #attempt: unknown[] = []

  /** The tag of the built-in language that is drawn. */
  name = 'en'

  constructor(host: TranslationHost, library: Library) {
    this.#host = host
    this.#library = library
    host.addController(this)
    // They see what this one has chosen, since controllers are asked in the order in which they were added.
    host.addController(new DirectionController(host, () => !!this.#loading))
    host.addController(new QuietLanguageController(host))
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
    this.#choose()
    if (this.#wanted !== this.name && this.#isNewAttempt()) this.#load()
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
}
