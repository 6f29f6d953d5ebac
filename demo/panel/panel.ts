/**
 * The panel beside the settings page: what to try, the theme, the options, the code, the events and the faults. It uses
 * the card's public interface: attributes, custom properties, `state` and events.
 */
import { attributesOf } from './attributes.js'
import { isOnline } from './browser-faults.js'
import { createCodeTab } from './code/code-tab.js'
import { prepareCards, showNotice, type DemoEnvironment } from './environment.js'
import { createEventsTab } from './events-tab.js'
import { faultsOf, type Fault } from './fault-sources.js'
import { createFaultsTab } from './faults-tab.js'
import { addPseudoLanguage, PSEUDO_TAG } from './languages.js'
import { createOptionsTab } from './options-tab.js'
import { createFrame } from './frame.js'
import { findCard, type PanelContext, type Tab } from './panel-context.js'
import { createShowMe } from './show-me.js'
import { forgetTrial, startOver } from './start-over.js'
import { createThemeTab } from './theme-tab.js'
import { applyTheme } from './theme.js'
import { chosen, choose } from './url-choices.js'

/** Applies the choices in the URL to the card and the page. */
function applyChoices(environment: DemoEnvironment): void {
  const card = findCard()
  for (const [name, value] of attributesOf(chosen)) {
    if (value === undefined) card.removeAttribute(name)
    else if (card.getAttribute(name) !== value) card.setAttribute(name, value)
  }
  if (chosen('lang') === PSEUDO_TAG) void addPseudoLanguage()
  const width = chosen('width')
  document.querySelector<HTMLElement>('#container')!.style.maxInlineSize = width && width + 'px'
  document.documentElement.dataset.scheme = chosen('scheme')
  applyTheme()
  prepareCards(environment)
}

/**
 * Starts the panel. Call it before the element is defined, so that the panel prepares the card and hears its first
 * events.
 */
export function startDemo(environment: DemoEnvironment): void {
  const faultSources = faultsOf(environment)
  let faults: Fault[] = []
  /** Whether the emulator or the host did not answer. */
  let isUnreachable = false

  /** Reads the faults, which another page or a test may have switched meanwhile. */
  async function refresh(): Promise<void> {
    // Without a network each request would log an error.
    if (isOnline()) {
      try {
        faults = await faultSources.read()
        isUnreachable = false
      } catch {
        isUnreachable = true
      }
    }
    draw()
  }

  const context: PanelContext = {
    environment,
    draw: () => draw(),
    openTab: (name) => frame.open(name),
    choose(name, value) {
      choose(name, value)
      applyChoices(environment)
      // The card's custom state is set when it has been drawn.
      void Promise.resolve(findCard().updateComplete).then(draw)
      draw()
    },
    perform: (change) => change.catch(() => {}).then(refresh),
  }

  const showMe = createShowMe(context, faultSources)
  const tabs: Record<string, Tab> = {
    'show-me': showMe,
    code: createCodeTab(context),
    theme: createThemeTab(context),
    options: createOptionsTab(context),
    events: createEventsTab(context, () => draw()),
    faults: createFaultsTab(context, () => faults),
  }
  const frame = createFrame({ tabs, context, startOver: () => context.perform(restart()) })

  async function restart(): Promise<void> {
    await startOver(environment, faultSources)
    forgetTrial()
    location.reload()
  }

  function draw(): void {
    const others = faults.filter(({ name }) => !showMe.ownFaults.includes(name))
    frame.draw({ faults: others, isUnreachable, clearFaults: () => void context.perform(faultSources.clear()) })
    showMe.drawGuide()
  }

  showNotice(environment)
  applyChoices(environment)
  for (const name of ['focus', 'pageshow', 'visibilitychange']) addEventListener(name, () => void refresh())
  draw()
  void refresh()
  void customElements.whenDefined('wiro-hubspot-connect').then(draw)
}
