/** The guide above the card: which button to press, and afterwards what there was to see. */
import { html, nothing, render } from 'lit'
import { Clipboard } from './controls.js'
import { findCard } from './panel-context.js'
import { scenarios, type Scenario } from './scenarios.js'

interface Shown {
  scenario: Scenario
  /** The label of the button to press. */
  button: string
  isSeen: boolean
}

export interface Guide {
  readonly scenario: Scenario | undefined
  /** Shows the scenario's instruction; without one, nothing. */
  show(scenario?: Scenario, button?: string): void
  /** Renders what the card's state calls for. */
  draw(): void
}

/** `showNext` is called where the person asks for the next scenario, `close` where they want none. */
export function createGuide(showNext: (scenario: Scenario) => void, close: () => void): Guide {
  const root = document.querySelector<HTMLElement>('#guide')!
  const container = document.querySelector<HTMLElement>('#container')!
  const clipboard = new Clipboard(draw)
  let shown: Shown | undefined

  function draw(): void {
    const { state } = findCard()
    if (shown && state && shown.scenario.isSeen(state)) shown.isSeen = true
    container.toggleAttribute('data-guided', !!shown && !shown.isSeen)
    render(
      html`<p role="status">${shown ? renderText(shown) : nothing}</p>
        ${shown ? html`<div class="line">${renderButtons(shown)}</div>` : nothing}`,
      root,
    )
  }

  const renderText = ({ scenario, button, isSeen }: Shown) =>
    html`<b class="step">${scenario.title}</b> ${isSeen ? scenario.result : scenario.instruction(button)}`

  function renderButtons({ scenario, isSeen }: Shown): unknown {
    const next = isSeen ? scenarios[scenarios.indexOf(scenario) + 1] : undefined
    const app = isSeen ? undefined : scenario.app
    return html`${app ? [clipboard.button('Copy client ID', app.clientId), clipboard.button('Copy secret', app.clientSecret)] : nothing}
      ${next ? html`<button type="button" class="button" @click=${() => showNext(next)}>Next: ${next.title}</button>` : nothing}
      <button type="button" class="button" @click=${close}>Close</button>`
  }

  return {
    get scenario() {
      return shown?.scenario
    },
    show(scenario, button = '') {
      shown = scenario && { scenario, button, isSeen: false }
      draw()
    },
    draw,
  }
}
