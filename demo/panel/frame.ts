/** The panel's frame: its head, what is switched on, and the tabs. */
import { html, nothing, render } from 'lit'
import type { Fault } from './fault-sources.js'
import type { PanelContext, Tab } from './panel-context.js'
import { loadPreference, savePreference } from './preferences.js'
import { chosen, choose } from './url-choices.js'

interface FrameOptions {
  tabs: Readonly<Record<string, Tab>>
  context: PanelContext
  startOver(): Promise<void>
}

/** What the frame shows of the faults. */
export interface FaultState {
  faults: readonly Fault[]
  /** Whether the emulator or the host did not answer. */
  isUnreachable: boolean
  clearFaults(): void
}

export interface Frame {
  draw(state: FaultState): void
  /** Shows a tab of the panel, which may be folded or out of sight, and moves the focus there. */
  open(name: string): void
}

export function createFrame({ tabs, context, startOver }: FrameOptions): Frame {
  const panel = document.querySelector<HTMLElement>('#panel')!
  const names = Object.keys(tabs)
  let isFolded = loadPreference('folded') === 'true'

  const activeTab = () => (names.includes(chosen('tab')) ? chosen('tab') : names[0]!)

  function show(name: string): void {
    choose('tab', name === names[0] ? '' : name)
    context.draw()
  }

  function handleTabKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
    const index =
      event.key === 'Home' ? 0 : event.key === 'End' ? -1 : names.indexOf(activeTab()) + (steps[event.key] ?? NaN)
    if (Number.isNaN(index)) return
    event.preventDefault()
    show(names.at(index % names.length)!)
    focusActiveTab()
  }

  const focusActiveTab = () => panel.querySelector<HTMLElement>('[aria-selected=true]')!.focus()

  function setFolded(value: boolean): void {
    isFolded = value
    savePreference('folded', String(isFolded))
    context.draw()
  }

  function open(name: string): void {
    if (isFolded) setFolded(false)
    show(name)
    panel.scrollIntoView()
    focusActiveTab()
  }

  const renderTab = (name: string) => {
    const { title, count } = tabs[name]!
    const isActive = name === activeTab()
    return html`<button type="button" role="tab" id="tab-${name}" aria-controls="tab-${name}-panel" aria-selected=${isActive}
      tabindex=${isActive ? 0 : -1} @click=${() => show(name)}>${title}${count?.() ? html` <span class="count">${count()}</span>` : nothing}</button>`
  }

  const renderTabPanel = (name: string) =>
    html`<div role="tabpanel" id="tab-${name}-panel" aria-labelledby="tab-${name}" ?hidden=${name !== activeTab()}>${tabs[name]!.render()}</div>`

  function draw(state: FaultState): void {
    document.documentElement.toggleAttribute('data-panel-folded', isFolded)
    render(
      html`<div class="head">
          <h2>Try it</h2>
          <a href="#container" class="to-card">See the card</a>
          <button type="button" class="button" @click=${startOver}>Start over</button>
          <button type="button" class="fold" aria-label="Demo panel" aria-expanded=${!isFolded} aria-controls="panel-content" @click=${() => setFolded(!isFolded)}></button>
        </div>
        <div id="panel-content" ?hidden=${isFolded}>
          ${renderActiveFaults(context, state)}
          <div role="tablist" aria-label="Demo panel" @keydown=${handleTabKey}>${names.map(renderTab)}</div>
          ${names.map(renderTabPanel)}
        </div>`,
      panel,
    )
  }

  return { draw, open }
}

function renderActiveFaults(context: PanelContext, { faults, isUnreachable, clearFaults }: FaultState): unknown {
  const active = faults.filter(({ options }) => options)
  const count = active.length === 1 ? '1 fault is on' : `${active.length} faults are on`
  const renderChip = ({ name, set }: Fault) =>
    html`<li><button type="button" aria-label="Switch off ${name}" @click=${() => context.perform(set(false))}>${name}<span aria-hidden="true">×</span></button></li>`
  return html`<section class="now" aria-label="What is switched on" ?hidden=${!active.length && !isUnreachable}>
    ${isUnreachable ? html`<p><b>The emulator doesn’t answer.</b> ${context.environment.unreachableHint}</p>` : nothing}
    ${
      active.length
        ? html`<p class="line"><b>${count}</b><button type="button" class="button" @click=${clearFaults}>Everything works again</button></p>
          <ul class="chips">${active.map(renderChip)}</ul>`
        : nothing
    }
  </section>`
}
