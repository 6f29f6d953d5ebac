/** The tab "Options": language, surroundings and attributes of the card. */
import { html } from 'lit'
import { commonAttributes, otherAttributes } from './attributes.js'
import { renderChoice, type Choice } from './controls.js'
import { languages } from './languages.js'
import type { PanelContext, Tab } from './panel-context.js'
import { chosen, choose } from './url-choices.js'

const direction: Choice = {
  name: 'dir',
  label: 'Direction',
  values: [
    ['', 'auto'],
    ['ltr', 'ltr'],
    ['rtl', 'rtl'],
  ],
}

/** Settings of the page around the card, which are no attributes. */
const surroundings: readonly Choice[] = [
  {
    name: 'scheme',
    label: 'Colours',
    values: [
      ['', 'system'],
      ['light', 'light'],
      ['dark', 'dark'],
    ],
  },
  {
    name: 'width',
    label: 'Width',
    values: [
      ['', 'full'],
      ['480', '480 px'],
      ['320', '320 px'],
    ],
  },
]

const pageChoices = (): Choice[] => [
  { name: 'lang', label: 'Language', values: languages() },
  direction,
  ...surroundings,
]

export function createOptionsTab(context: PanelContext): Tab {
  const render = (choice: Choice) => renderChoice(choice, chosen(choice.name), context.choose)

  function reset(): void {
    for (const { name } of [...pageChoices(), ...commonAttributes, ...otherAttributes]) choose(name)
    context.choose('lang', '')
  }

  return {
    title: 'Options',
    render: () => html`${pageChoices().map(render)}
      <h3>Attributes</h3>
      ${commonAttributes.map(render)}
      <details>
        <summary>More attributes</summary>
        ${otherAttributes.map(render)}
      </details>
      <p class="line"><button type="button" class="button" @click=${reset}>Reset the options</button>
        <a href="docs/element.html">About the element</a></p>`,
  }
}
