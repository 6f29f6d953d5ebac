/** The tab "Theme": presets, a field for each token, and the CSS to copy. */
import { html, nothing } from 'lit'
import { codeBlock, Clipboard, renderChoice } from './controls.js'
import { findCard, type PanelContext, type Tab } from './panel-context.js'
import { presets } from './preset-names.js'
import { resolveColours, type Colours } from './resolve-colours.js'
import { themeCss } from './theme-css.js'
import { chosenPreset, chosenValues } from './theme.js'
import { isValidValue, tokens, type Token, type TokenKind } from './tokens.js'
import { chosen, choose } from './url-choices.js'

const groups: readonly [title: string, kinds: readonly TokenKind[]][] = [
  ['Colours', ['colour']],
  ['Shape', ['length', 'border', 'shadow']],
  ['Type', ['font', 'weight']],
]

export function createThemeTab(context: PanelContext): Tab {
  const clipboard = new Clipboard(context.draw)

  function reset(): void {
    for (const { name } of tokens) choose(name)
    context.choose('theme', '')
  }

  function render(): unknown {
    const css = themeCss(chosenPreset(), chosenValues())
    const colours = resolveColours(findCard(), tokens)
    const inForce = getComputedStyle(findCard())
    return html`${renderPresets()}
      ${css ? codeBlock(clipboard, 'CSS to copy', css) : html`<p class="aside">Change a value to get the CSS to copy.</p>`}
      ${groups.map(([title, kinds]) => renderGroup(title, kinds, colours, inForce))}
      <p class="line"><button type="button" class="button" ?disabled=${!css} @click=${reset}>Reset the theme</button>
        <a href="docs/theming.html">About theming</a></p>`
  }

  function renderPresets(): unknown {
    const values = [['', 'Default'], ...Object.entries(presets)] as [string, string][]
    if (values.length === 1) return nothing
    return renderChoice({ name: 'theme', label: 'Look', values }, chosenPreset(), context.choose)
  }

  function renderGroup(
    title: string,
    kinds: readonly TokenKind[],
    colours: Colours,
    inForce: CSSStyleDeclaration,
  ): unknown {
    const shown = tokens.filter(({ kind }) => kinds.includes(kind))
    const changed = shown.filter(({ name }) => chosen(name)).length
    return html`<details ?open=${title === 'Colours' || changed > 0}>
      <summary>${title} <span class="count">${changed ? html`<b>${changed} changed</b>` : shown.length}</span></summary>
      ${shown.map((token) => renderToken(token, colours[token.name], inForce.getPropertyValue(token.name).trim()))}
    </details>`
  }

  function renderToken(token: Token, colour: string | undefined, valueInForce: string): unknown {
    const { name, label, description, defaultValue } = token
    const value = chosen(name)
    const isInvalid = value !== '' && !isValidValue(token, value.trim())
    const handleInput = ({ target }: Event) => context.choose(name, (target as HTMLInputElement).value)
    return html`<div class="token">
      <p>
        <label for="token${name}">${label}</label>
        <span class="aside" id="about${name}">${isInvalid ? html`<b>This is no value for it.</b>` : withCode(description)}</span>
      </p>
      <div class="value">
        ${colour ? html`<input type="color" aria-label="Pick ${label}" .value=${colour} @input=${handleInput} />` : nothing}
        <input type="text" id="token${name}" .value=${value} placeholder=${valueInForce || defaultValue} aria-describedby="about${name}"
          aria-invalid=${isInvalid} autocomplete="off" spellcheck="false" @input=${handleInput} />
        ${value ? html`<button type="button" class="clear" aria-label="Reset ${label}" @click=${() => context.choose(name, '')}>×</button>` : nothing}
      </div>
    </div>`
  }

  return { title: 'Theme', render }
}

/** Renders a description, which is Markdown with code in backticks. */
const withCode = (text: string) => text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))
