/**
 * The panel beside the settings page: every fault to switch on, the element's attributes, its events as they fire. It knows
 * the element as any page can: by its attributes, its `state` and its events.
 */
import { html, nothing, render } from 'lit'
import type { WiroHubspotConnect } from '../../src/index.js'
import { choose, chosen } from './url-choices.js'
import { attributesOf, choiceList, lineOf } from './attributes.js'
import { advanceEmulator, clearFaults, readFaults, resetEmulator, type Fault } from './fault-sources.js'
import { isOnline, minutesAhead, moveAhead } from './browser-faults.js'
import { entryOf, eventList, eventNames, type Entry } from './event-list.js'
import { faultList } from './fault-list.js'

const tabs = { faults: 'Faults', attributes: 'Attributes', events: 'Events' } as const
type Tab = keyof typeof tabs

const root = document.documentElement
const panel = document.querySelector<HTMLElement>('#panel')!
/** At first it is not defined yet. */
type Card = HTMLElement & Partial<Pick<WiroHubspotConnect, 'state' | 'updateComplete'>>
const card = () => document.querySelector<Card>('wiro-hubspot-connect')

let faults: Fault[] = []
/** The emulator or the host did not answer. */
let silent = false
let search = ''
let entries: Entry[] = []
let copied = false
const touched = new Set<string>()

// ── What is remembered from visit to visit ──────────────────────────────────────────────────────────────────────────

function recall(name: string): string | null {
  try {
    return localStorage.getItem('demo ' + name)
  } catch {
    return null
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem('demo ' + name, value)
  } catch {
    // Storage is refused: it is as at first then.
  }
}

let folded = recall('folded') === 'true'
let tab = Object.keys(tabs).find((name) => name === recall('tab')) as Tab | undefined
tab ??= 'faults'

// ── Changes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Another page or a test may have switched something meanwhile. */
async function read(): Promise<void> {
  // Where the real network is gone, asking would only fill the console.
  if (isOnline()) {
    try {
      faults = await readFaults()
      silent = false
    } catch {
      silent = true
    }
  }
  for (const { name, setting } of faults) if (setting) touched.add(name)
  draw()
}

function perform(change: Promise<unknown>): void {
  change.catch(() => {}).then(read, read)
}

/** Chosen for this page alone. */
function apply(): void {
  const element = card()
  for (const [name, value] of attributesOf(chosen)) {
    if (value === undefined) element?.removeAttribute(name)
    else element?.setAttribute(name, value)
  }
  const width = chosen('width')
  document.querySelector<HTMLElement>('#container')!.style.maxInlineSize = width && width + 'px'
  root.dataset.scheme = chosen('scheme')
  void element?.updateComplete?.then(draw)
}

const choices = (name: string, value: string) => {
  choose(name, value)
  apply()
  draw()
}

async function later(minutes: number): Promise<void> {
  await advanceEmulator(minutes * 60_000)
  moveAhead(minutesAhead() + minutes)
  draw()
}

/** The flow under way is in this tab's storage, everything else that is chosen in its address. */
async function startAfresh(): Promise<void> {
  await Promise.all([clearFaults(), resetEmulator()])
  sessionStorage.clear()
  location.assign(location.pathname)
}

async function copy(): Promise<void> {
  await navigator.clipboard.writeText(lineOf(chosen))
  copied = true
  draw()
  setTimeout(() => {
    copied = false
    draw()
  }, 2000)
}

// ── Drawing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The element's own name for its state, as a style sheet would ask for it. */
function customState(element: Element): string | undefined {
  const names = ['checking', 'disconnected', 'connecting', 'connected', 'failed']
  if (!CSS.supports('selector(:state(x))')) return
  return names.find((name) => element.matches(`:state(${name})`))
}

function stateView(): unknown {
  const element = card()
  const status = element?.state?.status
  if (!element || !status) return nothing
  const custom = customState(element)
  return html`<p class="state"><code>state.status</code> <b>${status}</b>${custom ? html` <code>:state(${custom})</code>` : nothing}</p>`
}

function nowView(): unknown {
  const on = faults.filter(({ setting }) => setting)
  const ahead = minutesAhead()
  const count = on.length === 1 ? '1 fault is on' : `${on.length} faults are on`
  return html`<section class="now" aria-label="What is switched on">
    ${silent ? html`<p><b>The emulator doesn’t answer.</b> Is <code>npm run demo</code> still running?</p>` : nothing}
    <p class="line">
      <b>${on.length ? count : 'Everything works'}</b>
      ${on.length ? html`<button type="button" @click=${() => perform(clearFaults())}>Everything works again</button>` : nothing}
    </p>
    ${on.length ? html`<ul class="chips">${on.map(chipView)}</ul>` : nothing}
    ${ahead ? html`<p class="aside">The clocks are ${ahead} minutes ahead, until you start afresh.</p>` : nothing}
  </section>`
}

const chipView = ({ name, set }: Fault) =>
  html`<li><button type="button" aria-label="Switch off ${name}" @click=${() => perform(set(false))}>${name}<span aria-hidden="true">×</span></button></li>`

function faultsTab(): unknown {
  const find = ({ target }: Event) => {
    search = (target as HTMLInputElement).value.trim()
    draw()
  }
  return html`<input type="search" class="search" aria-label="Search the faults" placeholder="Search ${faults.length} faults" @input=${find} />
    ${faultList({ faults, search, touched, perform })}
    <h3>Time</h3>
    <p class="aside">Moves the clocks of Wiro, HubSpot and this page. An attempt lives 15 minutes, access 30.</p>
    <p class="line">
      ${[1, 13, 30].map((minutes) => html`<button type="button" @click=${() => later(minutes)}>${minutes} min later</button>`)}
    </p>
    <h3>Start afresh</h3>
    <p class="aside">Forgets the connection, the faults, the attributes and the time.</p>
    <p class="line"><button type="button" @click=${startAfresh}>Start afresh</button></p>`
}

function attributesTab(): unknown {
  return html`<figure>
      <pre tabindex="0" aria-label="The HTML">${lineOf(chosen)}</pre>
      <button type="button" @click=${copy}>${copied ? 'Copied' : 'Copy the HTML'}</button>
    </figure>
    ${choiceList(chosen, choices)}`
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
  tab = name
  remember('tab', name)
  draw()
}

function handleTabKey(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  show(tabNames.at((tabNames.indexOf(tab!) + step) % tabNames.length)!)
  panel.querySelector<HTMLElement>('[aria-selected=true]')!.focus()
}

const tabView = (name: Tab) =>
  html`<button type="button" role="tab" id="tab-${name}" aria-controls="tab-${name}-panel" aria-selected=${name === tab}
    tabindex=${name === tab ? 0 : -1} @click=${() => show(name)}>${tabs[name]}${name === 'events' && entries.length ? html` <span class="count">${entries.length}</span>` : nothing}</button>`

const tabPanelView = (name: Tab) =>
  html`<div role="tabpanel" id="tab-${name}-panel" aria-labelledby="tab-${name}" class=${name} ?hidden=${name !== tab}>${views[name]()}</div>`

function fold(): void {
  folded = !folded
  remember('folded', String(folded))
  draw()
}

function draw(): void {
  root.toggleAttribute('data-panel-folded', folded)
  const on = faults.filter(({ setting }) => setting).length
  render(
    html`<h2><button type="button" aria-expanded=${!folded} aria-controls="panel-content" @click=${fold}>Demo panel${folded && on ? html` <span class="count"><b>${on} on</b></span>` : nothing}</button></h2>
      <div id="panel-content" ?hidden=${folded}>
        ${stateView()} ${nowView()}
        <div role="tablist" aria-label="Demo panel" @keydown=${handleTabKey}>${tabNames.map(tabView)}</div>
        ${tabNames.map(tabPanelView)}
      </div>`,
    panel,
  )
}

for (const name of eventNames) {
  document.addEventListener(name, (event) => {
    entries = [entryOf(event, new Date()), ...entries].slice(0, 200)
    draw()
  })
}
for (const name of ['focus', 'pageshow', 'visibilitychange']) addEventListener(name, () => void read())
apply()
draw()
void read()
void customElements.whenDefined('wiro-hubspot-connect').then(draw)
