/** What screen readers say of a change, once, in a live region that nobody sees: the status, and what to do. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'

/** How long the words stay. Afterwards somebody who reads through the card does not meet them a second time. */
const CLEAR_MS = 5_000
const SPOKEN_PARTS = '[part=status], [part~=text], p[part=steps], [part=steps] > li:first-child'

type Host = ReactiveControllerHost &
  Element & { readonly state: State; readonly renderRoot: HTMLElement | DocumentFragment }

export class AnnouncementController implements ReactiveController {
  readonly #host: Host
  /** What the card says; empty before its first status. */
  #spoken = ''
  #region: HTMLElement | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  /** The first status is no change. Whoever checks again hears the answer, also where it is the same. */
  hostUpdated(): void {
    const { state, renderRoot } = this.#host
    this.#region ??= this.#createRegion()
    if (state.status === 'checking') return void (this.#spoken &&= 'checking')
    const texts = [...renderRoot.querySelectorAll(SPOKEN_PARTS)].map(({ textContent }) => textContent.trim())
    const spoken = texts.filter(Boolean).join('. ')
    if (this.#spoken && spoken !== this.#spoken) this.announce(spoken)
    this.#spoken = spoken
  }

  announce(text: string): void {
    clearTimeout(this.#timer)
    this.#say(text)
    this.#timer = setTimeout(() => this.#say(''), CLEAR_MS)
  }

  #say(text: string): void {
    if (this.#region) this.#region.textContent = text
  }

  /** Not drawn by Lit, since the words are read from what Lit has drawn. */
  #createRegion(): HTMLElement {
    const region = document.createElement('p')
    region.setAttribute('part', 'announcement')
    region.setAttribute('role', 'status')
    region.translate = false
    this.#host.renderRoot.append(region)
    return region
  }
}
