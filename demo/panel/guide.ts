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

/** What the guide's buttons do. */
interface GuideActions {
  showNext(scenario: Scenario): void
  showCode(): void
  close(): void
}

export function createGuide({ showNext, showCode, close }: GuideActions): Guide {
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
        ${shown ? html`<div class="line">${renderButtons(shown)}</div>${closeButton}` : nothing}`,
      root,
    )
  }

  const renderText = ({ scenario, button, isSeen }: Shown) =>
    html`<b class="step">${scenario.title}</b> ${isSeen ? scenario.result : scenario.instruction(button)}`

  const closeButton = html`<button type="button" class="clear" aria-label="Close" @click=${close}>×</button>`

  function renderButtons({ scenario, isSeen }: Shown): unknown {
    const next = isSeen ? scenarios[scenarios.indexOf(scenario) + 1] : undefined
    const app = isSeen ? undefined : scenario.app
    return html`${app ? [clipboard.button('Copy client ID', app.clientId), clipboard.button('Copy secret', app.clientSecret)] : nothing}
      ${next ? html`<button type="button" class="button leading" @click=${() => showNext(next)}>Next: ${next.title}</button>` : nothing}
      ${isSeen ? html`<button type="button" class="button" @click=${showCode}>See the code</button>` : nothing}`
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
