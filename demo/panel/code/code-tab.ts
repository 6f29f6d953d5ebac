/** The tab "Code": what a developer writes for the card as it is now, by framework and by back end. */
import { html, nothing } from 'lit'
import { Clipboard, codeBlock, renderChoice } from '../controls.js'
import type { PanelContext, Tab } from '../panel-context.js'
import { themeCss } from '../theme-css.js'
import { chosenPreset, chosenValues } from '../theme.js'
import { chosen } from '../url-choices.js'
import { chosenCode } from './chosen-code.js'
import { backEnds, frameworks, type Example, type Recipe } from './recipes.js'
import { codeOf } from './sources.js'

const INSTALL = 'npm install wiro-hubspot-connect'

export function createCodeTab(context: PanelContext): Tab {
  const clipboard = new Clipboard(context.draw)

  function renderExample(example: Example): unknown {
    const code = codeOf(example)
    return code === undefined ? nothing : codeBlock(clipboard, example.file, chosenCode(example, code, chosen))
  }

  function renderRecipes(name: string, label: string, recipes: Readonly<Record<string, Recipe>>): unknown {
    const ids = Object.keys(recipes)
    const id = ids.includes(chosen(name)) ? chosen(name) : ids[0]!
    const values = Object.entries(recipes).map(([value, { title }]) => [value === ids[0] ? '' : value, title] as const)
    const recipe = recipes[id]!
    return html`<section aria-label=${label}>
      ${renderChoice({ name, label, values }, id === ids[0] ? '' : id, context.choose)}
      ${recipe.examples.map(renderExample)}
      <p class="aside">${recipe.note} <a href=${recipe.more}>More about ${recipe.title}</a></p>
    </section>`
  }

  function render(): unknown {
    const css = themeCss(chosenPreset(), chosenValues())
    return html`${codeBlock(clipboard, 'Terminal', INSTALL)}
      ${renderRecipes('framework', 'Framework', frameworks)}
      ${css ? codeBlock(clipboard, 'Your style sheet', css) : nothing}
      ${renderRecipes('back-end', 'Back end', backEnds)}`
  }

  return { title: 'Code', render }
}
