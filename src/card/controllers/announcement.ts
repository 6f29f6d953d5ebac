/** What screen readers say of a press, such as “Copied”: in a live region that nobody sees. Loaded on demand. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How long the words stay. Afterwards somebody who reads through the card does not meet them, and a button has its label back. */
const CLEAR_MS = 2_000

type Host = ReactiveControllerHost & {
  readonly renderRoot: HTMLElement | DocumentFragment
  /** Of the card's words. The region is outside of what carries it. */
  readonly language: string
}

export class AnnouncementController implements ReactiveController {
  readonly #host: Host
  #region: HTMLElement | undefined
  #topic: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** What the words that are being said are about, where their speaker named it. */
  get topic(): string | undefined {
    return this.#topic
  }

  /** The region has to be there before it says something. Lit does not draw it: it is empty in all drawings. */
  hostUpdated(): void {
    this.#region ??= appendRegion(this.#host.renderRoot)
  }

  hostDisconnected(): void {
    this.#say('')
  }

  announce(text: string, topic?: string): void {
    this.#say(text, topic)
    this.#timer = setTimeout(() => this.#say(''), CLEAR_MS)
  }

  #say(text: string, topic?: string): void {
    clearTimeout(this.#timer)
    if (this.#region) Object.assign(this.#region, { lang: this.#host.language, textContent: text })
    this.#topic = topic
    this.#host.requestUpdate()
  }
}

function appendRegion(root: HTMLElement | DocumentFragment): HTMLElement {
  const region = document.createElement('p')
  region.setAttribute('part', 'announcement')
  region.setAttribute('role', 'status')
  region.translate = false
  root.append(region)
  return region
}
