/** Draws the card for a test, and reads what a person gets to see of it. */
import { aTimeout, fixtureSync, html } from '@open-wc/testing'
import type { TemplateResult } from 'lit'
import '../../src/define.js'
import type { WiroHubspotConnect } from '../../src/card/element.js'
import { loadProblemViews } from '../../src/card/views-on-demand.js'
import { loadPanel } from '../../src/card/panels/index.js'
import type { PanelName } from '../../src/card/view.js'
import type { State } from '../../src/connector/state.js'
import { scripted, type Scripted } from './connector.js'

export type Card = WiroHubspotConnect
export type Properties = Partial<
  Pick<
    Card,
    'authMethod' | 'mode' | 'relayUrl' | 'accountName' | 'supportUrl' | 'disabled' | 'appearance' | 'headingLevel'
  >
>

/** A page's own colours around the card. */
const themes = { light: 'color: #18181b; background: #fff', dark: 'color: #ededf0; background: #111113' }

export const panels = Object.keys({
  askAdmin: true,
  disconnect: true,
  hubspotError: true,
  setup: true,
  troubleshoot: true,
} satisfies Record<PanelName, true>) as PanelName[]

/** Everything that is loaded on demand has come, and is drawn. */
export async function settled(card: Card): Promise<void> {
  const language = card.localize.settle()
  await loadProblemViews(language)
  await Promise.allSettled(panels.map((name) => loadPanel(name, language)))
  await aTimeout(0)
  await card.updateComplete
  await card.updateComplete
}

export async function drawn(
  state: State,
  properties: Properties = {},
  theme: keyof typeof themes = 'light',
): Promise<{ card: Card; connector: Scripted }> {
  const connector = scripted(state)
  const page = fixtureSync<HTMLElement>(
    html`<div lang="en" style=${themes[theme]}>
      <wiro-hubspot-connect
        .connector=${connector}
        .authMethod=${properties.authMethod ?? 'wiro'}
        .mode=${properties.mode ?? 'auto'}
        .relayUrl=${properties.relayUrl ?? ''}
        .accountName=${properties.accountName ?? ''}
        .supportUrl=${properties.supportUrl ?? ''}
        .appearance=${properties.appearance ?? 'card'}
        .headingLevel=${properties.headingLevel ?? 3}
        ?disabled=${properties.disabled}
      ></wiro-hubspot-connect>
    </div>`,
  )
  const card = page.querySelector('wiro-hubspot-connect')!
  await settled(card)
  return { card, connector }
}

/** A card as a page's own HTML has it. */
export async function placed(template: TemplateResult): Promise<Card> {
  const page = fixtureSync<HTMLElement>(html`<div>${template}</div>`)
  return page.querySelector('wiro-hubspot-connect')!
}

export const all = (card: Card, selector: string): HTMLElement[] => [
  ...card.shadowRoot!.querySelectorAll<HTMLElement>(selector),
]
export const part = (card: Card, name: string): HTMLElement | undefined => all(card, `[part~="${name}"]`)[0]

/** As written: a no-break space is none of those that a template may leave around. */
export const textOf = (element: Element | undefined): string | undefined =>
  element?.textContent.replace(/[ \n]+/g, ' ').trim()

export function button(card: Card, label: string): HTMLButtonElement {
  const found = all(card, 'button').find((one) => textOf(one) === label)
  if (!found) throw new Error(`There is no button ${label}.`)
  return found as HTMLButtonElement
}

export async function press(card: Card, label: string): Promise<void> {
  button(card, label).click()
  await settled(card)
}

/** The shapes beside a status, as they were agreed. */
const icons: Record<string, string> = {
  busy: 'M8 1a7 7 0 1 1-7 7h1.6A5.4 5.4 0 1 0 8 2.6Z',
  ok: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.9 5.2-1.1-1.1L7 8.9 5.2 7.1 4.1 8.2 7 11.1Z',
  none: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6Z',
  unknown: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4.6 7.2h6.8v1.6H4.6Z',
  stop: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7.2 4.4h1.6v4.8H7.2Zm0 5.9h1.6v1.6H7.2Z',
  pause: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.5 5h1.7v6H5.5Zm3.3 0h1.7v6H8.8Z',
  warn: 'M6.8 2a1.4 1.4 0 0 1 2.4 0l5.8 10a1.4 1.4 0 0 1-1.2 2H2.2A1.4 1.4 0 0 1 1 12ZM7.2 5.4h1.6v4H7.2Zm0 5h1.6V12H7.2Z',
}

function iconOf(card: Card): string {
  const path = all(card, '[part=status] path')[0]?.getAttribute('d') ?? ''
  return Object.keys(icons).find((name) => icons[name] === path) ?? path
}

/** What a person sees of a card; what is not there is left out. */
export interface Drawing {
  tone?: 'busy' | 'positive' | 'caution' | 'negative'
  icon: string
  status: string
  text?: string
  note?: string
  /** What follows an account. */
  further?: string
  notice?: string
  /** A single step, without a body. */
  step?: string
  /** What stands between the sentences and the buttons, line by line. */
  body?: string[]
  /** Of a set-up, line by line. */
  steps?: string[]
  /** Label and part of each, in their order. */
  buttons: string[]
  /** In the closed details, as the rest of this. */
  code?: string
  /** For developers. */
  developer?: string[]
  links?: string[]
}

const nameOf = (element: HTMLElement) => {
  const off = (element as HTMLButtonElement).disabled ? ' disabled' : element.ariaDisabled ? ' idle' : ''
  return `${textOf(element)} [${element.getAttribute('part')}${off}]`
}

/** What a template lets slip, as `false`, stands there in no line. */
function checkBody(card: Card): void {
  const stray = [...(part(card, 'body')?.childNodes ?? [])].find((one) => one instanceof Text && one.data.trim())
  if (stray) throw new Error(`“${stray.textContent}” stands in the body by itself.`)
}

export function seen(card: Card): Drawing {
  checkBody(card)
  const lines = all(card, '[part=body] :is(p, li, bdi[part], [part=label], textarea), [part=body] li button').filter(
    (line) => !line.querySelector('button'),
  )
  const links = all(card, '[part=details] button').map((link) => textOf(link)!)
  const developer = all(card, '[part=details] [part=developer] > p:not([part])')
    .filter((line) => !line.querySelector('button'))
    .map((line) => textOf(line)!)
  const drawing = {
    tone: all(card, 'section')[0]!.dataset.tone as Drawing['tone'],
    icon: iconOf(card),
    status: textOf(part(card, 'status'))!,
    text: textOf(part(card, 'text')),
    note: textOf(part(card, 'note')),
    step: textOf(all(card, ':not([part=body]) > [part=steps]')[0]),
    further: textOf(all(card, '[part=text]')[1]),
    notice: textOf(part(card, 'notice')),
    body: part(card, 'body') && lines.map((line) => (line instanceof HTMLTextAreaElement ? line.value : textOf(line)!)),
    steps:
      part(card, 'setup') && all(card, '[part=setup] :is(p, label, :not(pre) > span)').map((line) => textOf(line)!),
    buttons: all(card, '[part=actions] > *').map(nameOf),
    code: textOf(part(card, 'code')),
    developer: developer.length ? developer : undefined,
    links: links.length ? links : undefined,
  }
  return Object.fromEntries(Object.entries(drawing).filter(([, value]) => value !== undefined)) as unknown as Drawing
}
