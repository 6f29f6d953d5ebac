/** Copies texts. The announcement that a text was copied remembers for a moment which one. */
import { copyText } from '../clipboard.js'
import type { Texts } from '../locales/texts.js'
import type { AnnouncementController } from './announcement.js'

export class CopyController {
  readonly #host: { readonly texts: Texts }
  readonly #announcement: AnnouncementController

  constructor(host: { readonly texts: Texts }, announcement: AnnouncementController) {
    this.#host = host
    this.#announcement = announcement
  }

  /** Whether the text called `id` was copied a moment ago. */
  isCopied(id: string): boolean {
    return this.#announcement.topic === id
  }

  /** Copies a text, which `id` stands for; resolves to whether that was possible. Call it inside a click. */
  async copy(id: string, text: string): Promise<boolean> {
    const isCopied = await copyText(text)
    if (isCopied) this.#announcement.announce(this.#host.texts.problems.buttons.copied, id)
    return isCopied
  }
}
