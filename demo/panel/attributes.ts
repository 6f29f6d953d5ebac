/** The card's attributes as settings, and the HTML that a developer would write for the chosen ones. */
import type { Choice } from './controls.js'

export const ENDPOINT = '/api/hubspot'
/** The variant of the demo's endpoint that has an app for all customers. */
export const OWN_APP_ENDPOINT = ENDPOINT + '?own-app'

/** What most people try first. */
export const commonAttributes: readonly Choice[] = [
  {
    name: 'appearance',
    values: [
      ['', 'card'],
      ['inline', 'inline'],
    ],
  },
  {
    name: 'auth-method',
    values: [
      ['', 'wiro'],
      ['own', 'own'],
    ],
    note: 'Own: through a HubSpot app of yours or your customer’s.',
  },
  {
    name: 'mode',
    values: [
      ['', 'auto'],
      ['popup', 'popup'],
      ['redirect', 'redirect'],
    ],
    note: 'Redirect: HubSpot opens in this tab.',
  },
]

export const otherAttributes: readonly Choice[] = [
  {
    name: 'token-endpoint',
    values: [
      ['', 'right'],
      ['missing', 'missing'],
      ['https://elsewhere.example/api/hubspot', 'another site'],
      [OWN_APP_ENDPOINT, 'with an own app'],
    ],
    note: 'With an own app: the product has one for all its customers. With auth-method own, nobody sees a form.',
  },
  {
    name: 'loading',
    values: [
      ['', 'eager'],
      ['lazy', 'lazy'],
    ],
    note: 'Lazy: no status is read before the card is in sight.',
  },
  {
    name: 'disabled',
    values: [
      ['', 'no'],
      ['true', 'yes'],
    ],
  },
  { name: 'account-name', note: 'Shown where the endpoint tells no name: switch on the fault “nameless”.' },
  {
    name: 'expected-portal',
    values: [
      ['', 'any'],
      ['12345678', 'Acme Europe'],
      ['87654321', 'Acme US'],
    ],
    note: 'Connect another one, or choose one here while another is connected.',
  },
  { name: 'support-url', note: 'Where people get help: try “/help” with the fault “internal_error”.' },
  { name: 'heading-level', values: ['1', '2', '3', '4', '5', '6'].map((level) => [level === '3' ? '' : level, level]) },
]

/** Attributes whose settings stand elsewhere. */
const languageAttributes = ['lang', 'dir']

const names = [...[...otherAttributes, ...commonAttributes].map(({ name }) => name), ...languageAttributes]

type ReadChoice = (name: string) => string

export type Attribute = readonly [name: string, value: string | undefined]

/** Returns every attribute with its value, or undefined if the attribute is absent. */
export const attributesOf = (chosen: ReadChoice): Attribute[] =>
  names.map((name) => {
    const value = chosen(name)
    if (name === 'token-endpoint') return [name, value === 'missing' ? undefined : value || ENDPOINT]
    return [name, name === 'disabled' && value ? '' : value || undefined]
  })
