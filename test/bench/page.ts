/** The page of the bench: the card, and an element in plain Lit with the same DOM and style sheet. */
import { html, LitElement } from 'lit'
import '../../src/define.js'
import { mark, svgIcon } from '../../src/card/icons.js'
import { styles } from '../../src/card/styles/index.js'
import type { Connector, State } from '../../src/connector/state.js'

/** A connected account whose endpoint tells no agent. */
const state = {
  status: 'connected',
  can: ['status', 'connect', 'disconnect'],
  account: { portalId: '12345678', name: 'Acme Europe', connectedAt: new Date('2026-04-17T12:00:00Z') },
  health: 'unknown',
} satisfies State

const connector = { state, subscribe: () => () => {} } as unknown as Connector

const formatter = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

/** What somebody would write who needs this one state in one language. */
class PlainCard extends LitElement {
  static override readonly styles = styles
  static override readonly properties = { state: { attribute: false } }

  state = state

  protected override render(): unknown {
    const { account } = this.state
    const buttons = [
      { label: 'Reconnect', part: 'button', press: () => this.#press() },
      { label: 'Disconnect', part: 'button quiet', press: () => this.#press() },
      { label: 'Get help', part: 'button quiet', press: () => this.#press() },
    ]
    const date = account.connectedAt && formatter.format(account.connectedAt)
    return html`<section part="card" translate="no" aria-labelledby="title" data-tone="positive" data-row>
      <span part="mark"><slot name="icon">${mark}</slot></span>
      <h3 part="title" id="title" aria-level="3"><slot name="title">HubSpot</slot></h3>
      <p part="status" role="status">${svgIcon('positive')}<span>Connected</span></p>
      <slot name="connected">
        ${account.name && html`<p part="text"><bdi part="account">${account.name}</bdi></p>`}
        ${account.portalId && html`<p part="note">Hub ID <bdi>${account.portalId}</bdi> · since ${date}</p>`}
      </slot>
      <div part="actions">
        ${buttons.map(({ label, part, press }) => html`<button type="button" part=${part} @click=${press}>${label}</button>`)}
      </div>
      <slot name="footer"></slot>
    </section>`
  }

  #press(): void {
    this.dispatchEvent(new Event('press'))
  }
}

customElements.define('plain-card', PlainCard)

const TAGS = { card: 'wiro-hubspot-connect', plain: 'plain-card' } as const

type Kind = keyof typeof TAGS

const allUpdated = (elements: LitElement[]) => Promise.all(elements.map((element) => element.updateComplete))

/** Returns the milliseconds until `count` elements have their DOM, and those that redrawing all of them takes. */
async function measure(kind: Kind, count: number): Promise<{ readyMs: number; redrawMs: number }> {
  const container = document.createElement('div')
  document.body.append(container)
  const start = performance.now()
  const elements = Array.from({ length: count }, () => {
    const element = document.createElement(TAGS[kind]) as LitElement
    if (kind === 'card') Object.assign(element, { connector })
    container.append(element)
    return element
  })
  await allUpdated(elements)
  // The card updates once more when its connector is attached.
  await allUpdated(elements)
  const readyMs = performance.now() - start
  const redrawMs = await measureRedraw(elements)
  container.remove()
  return { readyMs, redrawMs }
}

/** A single redraw is too short for the browser's clock. */
const REDRAWS = 20

async function measureRedraw(elements: LitElement[]): Promise<number> {
  const start = performance.now()
  for (let redraw = 0; redraw < REDRAWS; redraw++) {
    for (const element of elements) element.requestUpdate()
    await allUpdated(elements)
  }
  return (performance.now() - start) / REDRAWS
}

Object.assign(window, { measure })
