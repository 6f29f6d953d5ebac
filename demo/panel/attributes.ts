/** The element's attributes, and how the page shows it: what can be chosen, and the line that a developer would write. */
import { html, nothing } from 'lit'

interface Choice {
  /** Its name in the page's address; an attribute's is the attribute's own. */
  name: string
  /** Each value and what it is called, the default first and empty; without: any text. */
  values?: [value: string, label: string][]
  note?: string
}

const endpoint = '/api/hubspot'

const attributes: Choice[] = [
  {
    name: 'token-endpoint',
    values: [
      ['', 'right'],
      ['missing', 'missing'],
      ['https://elsewhere.example/api/hubspot', 'another site'],
      [endpoint + '?own-app', 'with an own app'],
    ],
    note: 'With an own app: the product has one for all its customers, and with auth-method own nobody sees a form.',
  },
  {
    name: 'auth-method',
    values: [
      ['', 'wiro'],
      ['own', 'own'],
    ],
  },
  {
    name: 'mode',
    values: [
      ['', 'auto'],
      ['popup', 'popup'],
      ['redirect', 'redirect'],
    ],
    note: 'Redirect goes to HubSpot in this tab. Auto offers it where a window is blocked: switch on “popup-blocked”.',
  },
  {
    name: 'appearance',
    values: [
      ['', 'card'],
      ['inline', 'inline'],
    ],
  },
  {
    name: 'loading',
    values: [
      ['', 'eager'],
      ['lazy', 'lazy'],
    ],
    note: 'Lazy reads no status before the card is in sight.',
  },
  {
    name: 'disabled',
    values: [
      ['', 'no'],
      ['true', 'yes'],
    ],
  },
  { name: 'account-name', note: 'Shown where the endpoint tells no name: switch on “nameless”, or reload.' },
  {
    name: 'expected-portal',
    values: [
      ['', 'any'],
      ['12345678', 'Acme Europe'],
      ['87654321', 'Acme US'],
    ],
    note: 'Connect another one, or choose one here while another is connected.',
  },
  {
    name: 'support-url',
    note: 'Leads on where support has to act: “/help” and the fault “internal_error”, for example.',
  },
  { name: 'heading-level', values: ['1', '2', '3', '4', '5', '6'].map((level) => [level === '3' ? '' : level, level]) },
  {
    name: 'lang',
    values: [
      ['', 'en'],
      ['de', 'de'],
      ['ar', 'ar'],
    ],
    note: 'Words exist in English so far; dates follow the language.',
  },
  {
    name: 'dir',
    values: [
      ['', 'ltr'],
      ['rtl', 'rtl'],
    ],
  },
]

/** What a page does around the element. */
const surroundings: Choice[] = [
  {
    name: 'width',
    values: [
      ['260', '260 px'],
      ['480', '480 px'],
      ['', 'full'],
    ],
  },
  {
    name: 'scheme',
    values: [
      ['', 'system'],
      ['light', 'light'],
      ['dark', 'dark'],
    ],
  },
]

type Chosen = (name: string) => string

/** Every attribute with its value; `undefined`: not there. */
export const attributesOf = (chosen: Chosen): [name: string, value: string | undefined][] =>
  attributes.map(({ name }) => {
    const value = chosen(name)
    if (name === 'token-endpoint') return [name, value === 'missing' ? undefined : value || endpoint]
    return [name, name === 'disabled' && value ? '' : value || undefined]
  })

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** As it stands in a page. */
export function lineOf(chosen: Chosen): string {
  const written = attributesOf(chosen).flatMap(([name, value]) =>
    value === undefined ? [] : [`\n  ${name}${value && `="${escaped(value)}"`}`],
  )
  return `<wiro-hubspot-connect${written.join('')}${written.length ? '\n' : ''}></wiro-hubspot-connect>`
}

/** `change` takes what was chosen. */
export function choiceList(chosen: Chosen, change: (name: string, value: string) => void): unknown {
  const read = ({ target }: Event) => {
    const { name, value } = target as HTMLInputElement
    change(name, value)
  }
  const view = (choice: Choice) => choiceView(choice, chosen(choice.name))
  return html`<form @input=${read} @submit=${(event: Event) => event.preventDefault()}>
    ${attributes.map(view)}
    <h3>Around it</h3>
    ${surroundings.map(view)}
  </form>`
}

function choiceView({ name, values, note }: Choice, now: string): unknown {
  const more = note ? html`<p class="aside">${note}</p>` : nothing
  if (!values) {
    return html`<div class="choice"><label for="choice-${name}">${name}</label><input type="text" id="choice-${name}" name=${name} value=${now} />${more}</div>`
  }
  const options = values.map(
    ([value, label]) =>
      html`<label><input type="radio" name=${name} value=${value} ?checked=${value === now} /><span>${label}</span></label>`,
  )
  return html`<div class="choice" role="radiogroup" aria-labelledby="choice-${name}">
    <span id="choice-${name}">${name}</span><div class="options">${options}</div>${more}
  </div>`
}
