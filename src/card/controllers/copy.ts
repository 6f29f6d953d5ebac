/** Copies texts, and remembers for a moment which text was copied. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { copyText } from '../clipboard.js'
import type { Texts } from '../locales/texts.js'
import type { AnnouncementController } from './announcement.js'

/** How long a button says that its text was copied. */
const FEEDBACK_MS = 2_000

type Host = ReactiveControllerHost & { readonly texts: Texts }

export class CopyController implements ReactiveController {
  readonly #host: Host
  readonly #announcement: Pick<AnnouncementController, 'announce'>
  #copied: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host, announcement: Pick<AnnouncementController, 'announce'>) {
    this.#host = host
    this.#announcement = announcement
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#copied = undefined
  }

  /** Whether the text called `id` was copied a moment ago. */
  isCopied(id: string): boolean {
    return this.#copied === id
  }

  /** Copies a text, which `id` stands for; resolves to whether that was possible. Call it inside a click. */
  async copy(id: string, text: string): Promise<boolean> {
    if (!(await copyText(text))) return false
    clearTimeout(this.#timer)
    this.#set(id)
    this.#announcement.announce(this.#host.texts.problems.buttons.copied)
    this.#timer = setTimeout(() => this.#set(undefined), FEEDBACK_MS)
    return true
  }

  #set(id: string | undefined): void {
    this.#copied = id
    this.#host.requestUpdate()
  }
}
