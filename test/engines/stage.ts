/**
 * The stage for scenarios: a product whose pages each lack something, and what a person does there. A page's script is part
 * of the page, because not every driver can run one before it.
 */
import assert from 'node:assert/strict'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import { startHost, type Host } from '../../demo/host/host.js'
import { buildPages } from '../../demo/host/serve-pages.js'
import { eventually, eventuallyEqual } from '../eventually.js'
import { first } from '../journeys/card-texts.js'
import { closeWindows, type Browser, type Tab } from './browsers.js'

export const TAG = 'wiro-hubspot-connect'
/** The key of an agent for which the product requires the header `x-csrf`. */
export const GUARDED_AGENT = 'guarded'

const AGENT = 'your-useragent-guid'
const MARKUP = `<${TAG} token-endpoint="/api/hubspot"></${TAG}>`

export interface Scenario {
  title: string
  /** What the page's own script does before the card is defined. */
  script?: string
  /** The body of the page. By default the card alone. */
  body?: string
  /** The engine whose driver cannot work in such a page. */
  exceptIn?: string
  /** Preferences of a Firefox of its own. The scenario runs in Firefox alone. */
  firefoxPreferences?: Record<string, unknown>
  run(stage: Stage): Promise<void>
}

export interface Stage {
  browser: Browser
  tab: Tab
  host: Host
  waitForStatus(status: string): Promise<void>
  /** Presses a button of the card by its label. */
  press(label: string): Promise<void>
  /** Presses a button and waits for HubSpot's page in the popup that opens. */
  pressForPopup(label: string): Promise<Tab>
  /** Approves in HubSpot's window or tab. */
  approve(where: Tab): Promise<void>
  /** Connects in a popup, which closes by itself. */
  connect(): Promise<void>
  /** Disconnects with the card's own buttons. */
  disconnect(): Promise<void>
  /** Counts the status reads that reached Wiro. */
  statusReads(): number
  /** Switches a fault of the product's own server. */
  setHostFault(name: HostFaultName, isOn: boolean): Promise<void>
}

const pathOf = (scenarios: readonly Scenario[], scenario: Scenario) => `/scenario-${scenarios.indexOf(scenario)}.html`

/** Starts a product with a page for each scenario. */
export async function startScenarios(scenarios: readonly Scenario[]): Promise<Host> {
  const built = await buildPages()
  const [, card] = built.find(([path]) => path === '/card.html')!
  assert.ok(card.includes(MARKUP), 'The demo’s page has changed.')
  const pages = scenarios.map((scenario): [string, string] => {
    const { script = '', body = MARKUP } = scenario
    // In a block, since a global constant would hide what the script replaces. A function, since `$` has a meaning in a replacement's text.
    const html = card.replace('<head>', (head) => `${head}<script>{ ${script} }</script>`).replace(MARKUP, () => body)
    return [pathOf(scenarios, scenario), html]
  })
  return startHost({
    port: 0,
    emulatorPort: 0,
    built: [...built, ...pages, ['/elsewhere.html', '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>']],
    handler: {
      resolveAgent: ({ headers }, agentKey) =>
        agentKey === GUARDED_AGENT && !headers.has('x-csrf') ? undefined : AGENT,
    },
  })
}

/** Switches the faults of the product off, and removes what a page has stored, where the browser gives access to it. */
const clearOrigin = `(async () => {
  await fetch('/demo/faults', { method: 'DELETE' })
  try { sessionStorage.clear(); localStorage.clear() } catch {}
})()`

/** Opens a scenario's page in a browser that no earlier scenario has left anything in. */
export async function openScenario(
  browser: Browser,
  host: Host,
  scenarios: readonly Scenario[],
  scenario: Scenario,
): Promise<Stage> {
  const { tab } = browser
  host.emulator.reset()
  await closeWindows(browser)
  await tab.open(host.origin + '/elsewhere.html')
  await tab.evaluate(clearOrigin)
  await tab.open(host.origin + pathOf(scenarios, scenario))
  return createStage(browser, host)
}

function createStage(browser: Browser, host: Host): Stage {
  const { tab } = browser
  const waitForStatus: Stage['waitForStatus'] = (status) =>
    eventuallyEqual('the card’s status', () => tab.text(TAG, '[part~=status]'), status)
  const press: Stage['press'] = (label) => tab.press(TAG, '=' + label)
  const pressForPopup: Stage['pressForPopup'] = async (label) => {
    await press(label)
    return popupAtHubSpot(browser)
  }
  const approve: Stage['approve'] = async (where) => {
    await where.press('input[value="12345678"]')
    await where.press('button[value=connect]')
  }
  return {
    ...{ browser, tab, host, waitForStatus, press, pressForPopup, approve },
    async connect() {
      await waitForStatus(first.disconnected.status)
      await approve(await pressForPopup(first.disconnected.button))
      await waitForStatus(first.connected.status)
      await eventuallyEqual('the number of popups', async () => (await browser.windows()).length, 0)
    },
    async disconnect() {
      await press(first.buttons.disconnect)
      await tab.press(TAG, '[part~=removal]')
      await waitForStatus(first.disconnected.status)
    },
    setHostFault: (name, isOn) =>
      tab.evaluate(
        `fetch('/demo/faults', { method: 'PUT', body: '${JSON.stringify({ [name]: isOn })}' }).then(() => undefined)`,
      ),
    statusReads: () => host.emulator.requests.filter(({ action }) => action === 'HubSpotStatus').length,
  }
}

/** Waits for a popup that shows HubSpot's page. */
export async function popupAtHubSpot(browser: Browser): Promise<Tab> {
  const read = async () => {
    const [popup] = await browser.windows()
    return (await popup?.text('button[value=connect]')) ? popup : undefined
  }
  return eventually(
    'HubSpot’s page in the popup',
    () => read().catch(() => undefined),
    (popup) => popup !== undefined,
  )
}
