/** What the views on demand have in common: their words under a host's own, and their drawings. */
import type { html as Html } from 'lit'
import type { Code } from '../protocol/codes.js'
import type { Icon } from './icons.js'
import type { fill as Fill } from './messages.js'
import { words } from './words.js'

export type Template = typeof Html
export type Filling = typeof Fill

const isTable = (value: unknown): value is Record<string, unknown> => Object(value) === value && !Array.isArray(value)

const under = (own: unknown, over: unknown): unknown =>
  isTable(own)
    ? Object.fromEntries(
        Object.entries(own).map(([name, word]) => [name, under(word, isTable(over) ? over[name] : undefined)]),
      )
    : (over ?? own)

/** Words under those that a host put over them by the same names. */
export const saidOf = <T extends object>(own: T, messages: object): T => under(own, messages) as T

export const said = (messages: object): typeof words => saidOf(words, messages)

/** A status that asks for attention over an account, or while there is still time. */
export const warn: Icon =
  'M6.8 2a1.4 1.4 0 0 1 2.4 0l5.8 10a1.4 1.4 0 0 1-1.2 2H2.2A1.4 1.4 0 0 1 1 12ZM7.2 5.4h1.6v4H7.2Zm0 5h1.6V12H7.2Z'

/** Beside a link that leads out of the page. */
export const out = 'M6 3h7v7h-1.6V5.7L4.1 13 3 11.9l7.3-7.3H6Z'

export const draw = (path: string, html: Template) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`

/** What a button in a line of text is called, and what it does. */
export type Link = readonly [label: string, press: () => unknown]

export const linkIn = ([label, press]: Link, html: Template) =>
  html`<button type="button" part="link" @click=${press}>${label}</button>`

export const codeLine = (label: string, code: Code, html: Template, links: Link[] = []) =>
  html`<p part="code"><span>${label} <code dir="ltr">${code}</code></span>${links.map((one) => linkIn(one, html))}</p>`
