/** The tab "Show me": leads a person through one scenario after the other. */
import { html, nothing } from 'lit'
import type { Faults } from './fault-sources.js'
import { createGuide } from './guide.js'
import type { Card, PanelContext, Tab } from './panel-context.js'
import { scenarios, type Scenario } from './scenarios.js'
import { appearsIn, leadingButton, setScene, startingPoint } from './scene.js'
import { chosen, choose } from './url-choices.js'

export interface ShowMe extends Tab {
  /** The faults that belong to the scenario that is shown. */
  readonly ownFaults: readonly string[]
  /** Renders the next step above the card. */
  drawGuide(): void
}

export function createShowMe(context: PanelContext, faults: Faults): ShowMe {
  const guide = createGuide({
    showNext: (scenario) => void show(scenario),
    showCode: () => context.openTab('code'),
    close,
  })
  let latest: Promise<Card | undefined> = Promise.resolve(undefined)

  async function show(scenario: Scenario): Promise<void> {
    guide.show()
    // One after the other: all set the same emulator.
    const setting = (latest = latest.catch(() => {}).then(() => setScene(scenario, context.environment, faults)))
    // Reads the faults that the scenario has switched, and finds out whether the emulator answers.
    void context.perform(setting)
    const card = await setting.catch(() => undefined)
    if (card) await appearsIn(card, () => startingPoint(card, scenario))
    // Where another scenario was chosen meanwhile, its card is in the page.
    if (!card?.isConnected) return
    guide.show(scenario, leadingButton(card)?.innerText)
    context.draw()
    document.querySelector('#container')!.scrollIntoView({ block: scenario.app ? 'start' : 'center' })
    startingPoint(card, scenario)!.focus({ preventScroll: true })
  }

  function close(): void {
    guide.show()
    context.draw()
  }

  const renderScenario = (scenario: Scenario) => {
    const isShown = guide.scenario === scenario
    const word = isShown ? 'Again' : 'Show me'
    return html`<li aria-current=${isShown ? 'step' : nothing}>
      <p><b>${scenario.title}</b><span>${scenario.about}</span></p>
      <button type="button" class="button" aria-label="${word}: ${scenario.title}" @click=${() => show(scenario)}>${word}</button>
    </li>`
  }

  document.querySelector<HTMLElement>('#start')!.onclick = () => void show(scenarios[0]!)
  // A link may name a scenario. It is shown once: a reload goes on with what the person did.
  const requested = scenarios.find(({ id }) => id === chosen('show'))
  choose('show')
  if (requested) void customElements.whenDefined('wiro-hubspot-connect').then(() => show(requested))
  return {
    title: 'Show me',
    render: () => html`<p class="aside">Each one sets the scene, and says above the card what to press.</p>
      <ol class="scenarios">${scenarios.map(renderScenario)}</ol>`,
    drawGuide: guide.draw,
    get ownFaults() {
      return guide.scenario?.faults ?? []
    },
  }
}
