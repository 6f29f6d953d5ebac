/**
 * Shows every case of the gallery as a card, and some of them again in the pages of hosts. No request is made. The form and
 * the URL set the theme, the language and the appearance.
 */
import '../../src/define.js'
import { configure, type WiroHubspotConnect } from '../../src/index.js'
import { PSEUDO_TAG } from '../panel/languages.js'
import { groups, type GalleryCase } from './cases/index.js'
import { createCard, fixedConnector, operate } from './draw-case.js'
import { hostThemes } from './host-themes.js'
import { pseudo } from './pseudo.js'
import { states, type StateName } from './states.js'

const root = document.documentElement

document.adoptedStyleSheets.push(hostThemes())

configure({ locales: { [PSEUDO_TAG]: pseudo } })

// The card formats dates by the reader's region; the gallery shows British dates everywhere.
Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })

/** Undoes the focus and the scrolling that follow a press of the script's: nobody has pressed anything yet. */
function keepFocusAndScrolling(): void {
  const [before, input] = [scrollY, new AbortController()]
  const undo = ({ target }: Event) => {
    const focused = (target as Element).shadowRoot?.activeElement ?? target
    ;(focused as HTMLElement).blur()
    scrollTo({ top: before })
  }
  document.addEventListener('focusin', undo, { signal: input.signal })
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, () => input.abort(), { capture: true, once: true })
}

// ── The cases ───────────────────────────────────────────────────────────────────────────────────────────────────────

function figureOf(one: GalleryCase): HTMLElement {
  const [figure, caption] = [document.createElement('figure'), document.createElement('figcaption')]
  const card = createCard(one)
  caption.textContent = one.title
  figure.classList.toggle('wide', !!one.isWide)
  figure.append(caption, card)
  void operate(card, one)
  return figure
}

function headingOf(level: 'h2' | 'h3', text: string): HTMLElement {
  const heading = document.createElement(level)
  heading.textContent = text
  return heading
}

keepFocusAndScrolling()
for (const { id, heading, cases } of groups) {
  const section = document.getElementById(id)!
  section.append(headingOf('h2', heading))
  for (const [subheading, ones] of Object.entries(cases)) {
    const grid = document.createElement('div')
    grid.className = 'grid'
    grid.append(...ones.map(figureOf))
    section.append(...(subheading ? [headingOf('h3', subheading)] : []), grid)
  }
}

// A card of the page's own HTML draws in a microtask. By then it has its connector, and so it makes none.
for (const card of document.querySelectorAll<WiroHubspotConnect>('[data-shows]'))
  card.connector ??= fixedConnector(states[card.dataset.shows as StateName])

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

const form = document.forms[0]!
const names = ['theme', 'width', 'dir', 'lang', 'appearance'] as const
const valueOf = (name: (typeof names)[number]) => (form.elements.namedItem(name) as HTMLSelectElement).value
const query = new URLSearchParams(location.search)

/** The cards outside of any example page: those keep what their page gives them. */
const figureCards = () => document.querySelectorAll<WiroHubspotConnect>('figure > wiro-hubspot-connect')

function applyForm(): void {
  const width = valueOf('width')
  root.dataset.theme = valueOf('theme')
  root.dir = valueOf('dir')
  root.lang = valueOf('lang')
  root.toggleAttribute('data-width', !!width)
  root.style.setProperty('--width', width ? width + 'px' : null)
  for (const card of figureCards()) card.appearance = valueOf('appearance') as WiroHubspotConnect['appearance']
}

for (const name of names) {
  const select = form.elements.namedItem(name) as HTMLSelectElement
  const value = query.get(name)
  if (value !== null) select.value = value
}
const only = query.get('only')?.split(',')
if (only) {
  for (const group of document.querySelectorAll<HTMLElement>('.group')) group.hidden = !only.includes(group.id)
  form.hidden = true
}
form.addEventListener('input', applyForm)
applyForm()
