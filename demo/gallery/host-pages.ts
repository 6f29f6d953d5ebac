/** Cards as they stand in hosts: rows of a list, pages in the look of a theme, and a page from right to left. */
import { html } from 'lit'
import { fixedConnector } from './draw-case.js'
import type { themes } from './host-themes.js'
import { states, type StateName } from './states.js'

/** Returns a card that stays in a state. It has its connector before it draws, and so it makes none. */
const cardIn = (name: StateName, appearance: 'card' | 'inline' = 'card') =>
  html`<wiro-hubspot-connect data-shows=${name} appearance=${appearance} .connector=${fixedConnector(states[name])}></wiro-hubspot-connect>`

/** Returns another integration of the host, beside which the card stands. */
const integrationRow = (logo: string, title: string, text: string, action: string) =>
  html`<div class="row">
    <i class="logo ${logo}"></i>
    <div>
      <b>${title}</b>
      <p>${text}</p>
    </div>
    <span class="go">${action}</span>
  </div>`

const rowStates: StateName[] = ['disconnected', 'authorizing', 'connected', 'checking']

export const listOfRows = html`<div class="lines">
  ${integrationRow('billing', 'Billing', 'Sync invoices and customers.', 'Manage')}
  ${rowStates.map((name) => html`<div>${cardIn(name, 'inline')}</div>`)}
</div>`

const arabicFigures: [caption: string, name: StateName][] = [
  ['غير متصل', 'disconnected'],
  ['بانتظار الموافقة', 'authorizing'],
  ['متصل', 'connected'],
  ['مشكلة', 'needsAdmin'],
  ['لم يكتمل', 'unfinished'],
]

export const rightToLeft = html`<div class="grid">
  ${arabicFigures.map(([caption, name]) => html`<figure><figcaption>${caption}</figcaption>${cardIn(name)}</figure>`)}
</div>`

/** Each host's looks in words, and the third state that it shows, by its class. One has no theme. */
const hosts: Record<'plain' | keyof typeof themes, [looks: string, name: StateName]> = {
  plain: ['Plain page', 'needsAdmin'],
  shadcn: ['shadcn-like', 'authorizing'],
  bootstrap: ['Bootstrap-like', 'needsAdmin'],
  material: ['Material-like', 'authorizing'],
  'dark-dashboard': ['A dark dashboard', 'authorizing'],
}

export const hostPages = html`<div class="hosts">
  ${Object.entries(hosts).map(
    ([name, [looks, third]]) =>
      html`<div class="host ${name}">
        <h2>Integrations</h2>
        <p>${looks}. Connect the tools your team uses.</p>
        <div class="list">
          ${integrationRow('calendar', 'Calendar', 'Book meetings from a record.', 'Connect')}
          ${cardIn('disconnected')} ${cardIn('connected')} ${cardIn(third)}
        </div>
      </div>`,
  )}
</div>`
