/** A question with a list to choose from; each choice leads on. Loaded on demand. */
import { draw, type Template } from '../said.js'

type Item = [label: string, press: () => unknown, focus?: boolean | undefined]

const next = 'm6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z'

/** `id` is the question's own. */
export const choicesOf = (id: string, question: string, items: Item[], html: Template) =>
  html`<p part="heading" id=${id}>${question}</p><ul part="choices" aria-labelledby=${id}>${items.map(([label, press, focus]) => html`<li><button type="button" part="choice" ?data-focus=${focus} @click=${press}>${label}${draw(next, html)}</button></li>`)}</ul>`
