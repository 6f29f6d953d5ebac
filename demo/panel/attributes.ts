/** The form that sets the card's attributes and surroundings, and the HTML that a developer would write for them. */
import { html, nothing } from 'lit'

interface Choice {
  /** The attribute's name, or a name of the demo's own; also the parameter in the page's URL. */
  name: string
  /** The values with their labels; the default is empty. Without values, any text can be entered. */
  values?: [value: string, label: string][]
  note?: string
}

const ENDPOINT = '/api/hubspot'

const attributes: Choice[] = [
  {
    name: 'token-endpoint',
    values: [
      ['', 'right'],
      ['missing', 'missing'],
      ['https://elsewhere.example/api/hubspot', 'another site'],
      [ENDPOINT + '?own-app', 'with an own app'],
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

/** Settings of the page around the card, which are no attributes. */
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

type ReadChoice = (name: string) => string

/** Returns every attribute with its value, or undefined if the attribute is absent. */
export const attributesOf = (chosen: ReadChoice): [name: string, value: string | undefined][] =>
  attributes.map(({ name }) => {
    const value = chosen(name)
    if (name === 'token-endpoint') return [name, value === 'missing' ? undefined : value || ENDPOINT]
    return [name, name === 'disabled' && value ? '' : value || undefined]
  })

const escapeAttribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Returns the card's HTML with the chosen attributes. */
export function elementHtml(chosen: ReadChoice): string {
  const lines = attributesOf(chosen).flatMap(([name, value]) =>
    value === undefined ? [] : [`\n  ${name}${value && `="${escapeAttribute(value)}"`}`],
  )
  return `<wiro-hubspot-connect${lines.join('')}${lines.length ? '\n' : ''}></wiro-hubspot-connect>`
}

/** Renders the form. Calls `change` with each new choice. */
export function choiceForm(chosen: ReadChoice, change: (name: string, value: string) => void): unknown {
  const handleInput = ({ target }: Event) => {
    const { name, value } = target as HTMLInputElement
    change(name, value)
  }
  const renderOne = (choice: Choice) => renderChoice(choice, chosen(choice.name))
  return html`<form @input=${handleInput} @submit=${(event: Event) => event.preventDefault()}>
    ${attributes.map(renderOne)}
    <h3>Around it</h3>
    ${surroundings.map(renderOne)}
  </form>`
}

function renderChoice({ name, values, note }: Choice, current: string): unknown {
  const aside = note ? html`<p class="aside">${note}</p>` : nothing
  if (!values) {
    return html`<div class="choice"><label for="choice-${name}">${name}</label><input type="text" id="choice-${name}" name=${name} value=${current} />${aside}</div>`
  }
  const options = values.map(
    ([value, label]) =>
      html`<label><input type="radio" name=${name} value=${value} ?checked=${value === current} /><span>${label}</span></label>`,
  )
  return html`<div class="choice" role="radiogroup" aria-labelledby="choice-${name}">
    <span id="choice-${name}">${name}</span><div class="options">${options}</div>${aside}
  </div>`
}
