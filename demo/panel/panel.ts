/**
 * The panel beside the settings page: switches for every fault, a form for the card's attributes, and a log of its events.
 * It uses only the card's public interface: attributes, `state` and events.
 */
import { html, nothing, render } from 'lit'
import type { WiroHubspotConnect } from '../../src/index.js'
import { choose, chosen } from './url-choices.js'
import { attributesOf, choiceForm, elementHtml } from './attributes.js'
import type { DemoEnvironment } from './environment.js'
import { faultsOf, type Fault, type Faults } from './fault-sources.js'
import { isOnline, minutesAhead, setMinutesAhead } from './browser-faults.js'
import { entryOf, eventList, eventNames, type EventEntry } from './event-list.js'
import { faultList } from './fault-list.js'

const tabs = { faults: 'Faults', attributes: 'Attributes', events: 'Events' } as const
type Tab = keyof typeof tabs

const root = document.documentElement
const panel = document.querySelector<HTMLElement>('#panel')!
/** Before the element is defined, it has neither property. */
type Card = HTMLElement & Partial<Pick<WiroHubspotConnect, 'state' | 'updateComplete'>>
const findCard = () => document.querySelector<Card>('wiro-hubspot-connect')

let environment: DemoEnvironment
let sources: Faults
let faults: Fault[] = []
/** Whether the emulator or the host did not answer. */
let isUnreachable = false
let search = ''
let entries: EventEntry[] = []
let isCopied = false
const usedFaults = new Set<string>()

// ── Preferences ──────────────────────────────────────────────────────────────────────────────────────────────────────

function loadPreference(name: string): string | null {
  try {
    return localStorage.getItem('demo ' + name)
  } catch {
    return null
  }
}

function savePreference(name: string, value: string): void {
  try {
    localStorage.setItem('demo ' + name, value)
  } catch {
    // Without storage the panel opens with its defaults.
  }
}

let isFolded = loadPreference('folded') === 'true'
let activeTab = Object.keys(tabs).find((name) => name === loadPreference('tab')) as Tab | undefined
activeTab ??= 'faults'

// ── Changes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Reads the faults, which another page or a test may have switched meanwhile. */
async function refresh(): Promise<void> {
  // Without a network each request would log an error.
  if (isOnline()) {
    try {
      faults = await sources.read()
      isUnreachable = false
    } catch {
      isUnreachable = true
    }
  }
  for (const { name, options } of faults) if (options) usedFaults.add(name)
  draw()
}

function perform(change: Promise<unknown>): void {
  change.catch(() => {}).then(refresh, refresh)
}

/** Applies the choices in the URL to the card and the page. */
function applyChoices(): void {
  const element = findCard()
  for (const [name, value] of attributesOf(chosen)) {
    if (value === undefined) element?.removeAttribute(name)
    else element?.setAttribute(name, value)
  }
  if (element) environment.prepareCard?.(element)
  const width = chosen('width')
  document.querySelector<HTMLElement>('#container')!.style.maxInlineSize = width && width + 'px'
  root.dataset.scheme = chosen('scheme')
  void element?.updateComplete?.then(draw)
}

const handleChoice = (name: string, value: string) => {
  choose(name, value)
  applyChoices()
  draw()
}

async function advanceClocks(minutes: number): Promise<void> {
  await environment.controlEmulator('/clock', 'POST', { advance: minutes * 60_000 })
  setMinutesAhead(minutesAhead() + minutes)
  draw()
}

/** Resets the emulator, all faults, the flow in this tab's storage and the choices in the URL. */
async function startAfresh(): Promise<void> {
  await Promise.all([sources.clear(), environment.controlEmulator('/reset', 'POST')])
  sessionStorage.clear()
  location.assign(location.pathname)
}

async function copyHtml(): Promise<void> {
  await navigator.clipboard.writeText(elementHtml(chosen))
  isCopied = true
  draw()
  setTimeout(() => {
    isCopied = false
    draw()
  }, 2000)
}

// ── Rendering ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns the name in the card's `:state(…)`, as a style sheet would match it. */
function customState(element: Element): string | undefined {
  const names = ['checking', 'disconnected', 'connecting', 'connected', 'failed']
  if (!CSS.supports('selector(:state(x))')) return
  return names.find((name) => element.matches(`:state(${name})`))
}

function renderState(): unknown {
  const element = findCard()
  const status = element?.state?.status
  if (!element || !status) return nothing
  const custom = customState(element)
  return html`<p class="state"><code>state.status</code> <b>${status}</b>${custom ? html` <code>:state(${custom})</code>` : nothing}</p>`
}

function renderActiveFaults(): unknown {
  const active = faults.filter(({ options }) => options)
  const ahead = minutesAhead()
  const count = active.length === 1 ? '1 fault is on' : `${active.length} faults are on`
  return html`<section class="now" aria-label="What is switched on">
    ${isUnreachable ? html`<p><b>The emulator doesn’t answer.</b> ${environment.unreachableHint}</p>` : nothing}
    <p class="line">
      <b>${active.length ? count : 'Everything works'}</b>
      ${active.length ? html`<button type="button" @click=${() => perform(sources.clear())}>Everything works again</button>` : nothing}
    </p>
    ${active.length ? html`<ul class="chips">${active.map(renderChip)}</ul>` : nothing}
    ${ahead ? html`<p class="aside">The clocks are ${ahead} minutes ahead, until you start afresh.</p>` : nothing}
  </section>`
}

const renderChip = ({ name, set }: Fault) =>
  html`<li><button type="button" aria-label="Switch off ${name}" @click=${() => perform(set(false))}>${name}<span aria-hidden="true">×</span></button></li>`

function faultsTab(): unknown {
  const handleSearch = ({ target }: Event) => {
    search = (target as HTMLInputElement).value.trim()
    draw()
  }
  return html`<input type="search" class="search" aria-label="Search the faults" placeholder="Search ${faults.length} faults" @input=${handleSearch} />
    ${faultList({ faults, search, used: usedFaults, perform })}
    <h3>Time</h3>
    <p class="aside">Moves the clocks of Wiro, HubSpot and this page. An attempt lives 15 minutes, access 30.</p>
    <p class="line">
      ${[1, 13, 30].map((minutes) => html`<button type="button" @click=${() => advanceClocks(minutes)}>${minutes} min later</button>`)}
    </p>
    <h3>Start afresh</h3>
    <p class="aside">Forgets the connection, the faults, the attributes and the time.</p>
    <p class="line"><button type="button" @click=${startAfresh}>Start afresh</button></p>`
}

function attributesTab(): unknown {
  return html`<figure>
      <pre tabindex="0" aria-label="The HTML">${elementHtml(chosen)}</pre>
      <button type="button" @click=${copyHtml}>${isCopied ? 'Copied' : 'Copy the HTML'}</button>
    </figure>
    ${choiceForm(chosen, handleChoice)}`
}

const clearEvents = () => {
  entries = []
  draw()
}

const views: Record<Tab, () => unknown> = {
  faults: faultsTab,
  attributes: attributesTab,
  events: () => eventList(entries, clearEvents),
}

const tabNames = Object.keys(tabs) as Tab[]

function show(name: Tab): void {
  activeTab = name
  savePreference('tab', name)
  draw()
}

function handleTabKey(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  show(tabNames.at((tabNames.indexOf(activeTab!) + step) % tabNames.length)!)
  panel.querySelector<HTMLElement>('[aria-selected=true]')!.focus()
}

const renderTab = (name: Tab) =>
  html`<button type="button" role="tab" id="tab-${name}" aria-controls="tab-${name}-panel" aria-selected=${name === activeTab}
    tabindex=${name === activeTab ? 0 : -1} @click=${() => show(name)}>${tabs[name]}${name === 'events' && entries.length ? html` <span class="count">${entries.length}</span>` : nothing}</button>`

const renderTabPanel = (name: Tab) =>
  html`<div role="tabpanel" id="tab-${name}-panel" aria-labelledby="tab-${name}" class=${name} ?hidden=${name !== activeTab}>${views[name]()}</div>`

function fold(): void {
  isFolded = !isFolded
  savePreference('folded', String(isFolded))
  draw()
}

function draw(): void {
  root.toggleAttribute('data-panel-folded', isFolded)
  const activeCount = faults.filter(({ options }) => options).length
  render(
    html`<h2><button type="button" aria-expanded=${!isFolded} aria-controls="panel-content" @click=${fold}>Demo panel${isFolded && activeCount ? html` <span class="count"><b>${activeCount} on</b></span>` : nothing}</button></h2>
      <div id="panel-content" ?hidden=${isFolded}>
        ${renderState()} ${renderActiveFaults()}
        <div role="tablist" aria-label="Demo panel" @keydown=${handleTabKey}>${tabNames.map(renderTab)}</div>
        ${tabNames.map(renderTabPanel)}
      </div>`,
    panel,
  )
}

/** Starts the panel. Call it before the element is defined, so that the panel hears the card's first events. */
export function startDemo(given: DemoEnvironment): void {
  environment = given
  sources = faultsOf(given)
  for (const name of eventNames) listenTo(name)
  for (const name of ['focus', 'pageshow', 'visibilitychange']) addEventListener(name, () => void refresh())
  applyChoices()
  draw()
  void refresh()
  void customElements.whenDefined('wiro-hubspot-connect').then(draw)
}

function listenTo(name: string): void {
  document.addEventListener(name, (event) => {
    entries = [entryOf(event, new Date()), ...entries].slice(0, 200)
    draw()
  })
}
