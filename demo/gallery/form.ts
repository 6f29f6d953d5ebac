/** The form above the gallery: how all cards look. The URL sets it, too. */
import { html, render } from 'lit'
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'
import type { WiroHubspotConnect } from '../../src/index.js'
import { PSEUDO_TAG } from '../panel/languages.js'

type Option = readonly [value: string, label?: string]

const SETTINGS = {
  theme: { label: 'Theme', options: [['light'], ['dark'], ['slate'], ['grey']] },
  width: { label: 'Width', options: [['', 'fluid'], ['240'], ['260'], ['320'], ['480'], ['760']] },
  dir: { label: 'Direction', options: [['ltr'], ['rtl']] },
  lang: {
    label: 'Language',
    options: [['en-GB', 'en'], ...BUILT_IN_TAGS.map((tag): Option => [tag]), [PSEUDO_TAG, `${PSEUDO_TAG} (pseudo)`]],
  },
  appearance: { label: 'Appearance', options: [['card'], ['inline']] },
} satisfies Record<string, { label: string; options: readonly Option[] }>

type Setting = keyof typeof SETTINGS

const query = new URLSearchParams(location.search)

function renderForm(form: HTMLFormElement): void {
  const selects = Object.entries(SETTINGS).map(([name, { label, options }]) => {
    const chosen = query.get(name) ?? options[0]![0]
    return html`<label>
      ${label}
      <select name=${name}>
        ${(options as readonly Option[]).map(
          ([value, text = value]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </label>`
  })
  render(selects, form)
}

/** The cards outside of any example page: those keep what their page gives them. */
const figureCards = () => document.querySelectorAll<WiroHubspotConnect>('figure > wiro-hubspot-connect')

function applyForm(form: HTMLFormElement): void {
  const valueOf = (name: Setting) => (form.elements.namedItem(name) as HTMLSelectElement).value
  const root = document.documentElement
  const width = valueOf('width')
  root.dataset.theme = valueOf('theme')
  root.dir = valueOf('dir')
  root.lang = valueOf('lang')
  root.toggleAttribute('data-width', !!width)
  root.style.setProperty('--width', width ? width + 'px' : null)
  for (const card of figureCards()) card.appearance = valueOf('appearance') as WiroHubspotConnect['appearance']
}

/** Shows the groups that the URL names alone, for a picture. */
function showOnly(form: HTMLFormElement): void {
  const only = query.get('only')?.split(',')
  if (!only) return
  for (const group of document.querySelectorAll<HTMLElement>('.group')) group.hidden = !only.includes(group.id)
  form.hidden = true
}

export function startForm(form: HTMLFormElement): void {
  renderForm(form)
  showOnly(form)
  form.addEventListener('input', () => applyForm(form))
  applyForm(form)
}
