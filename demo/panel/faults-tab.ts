/** The tab "Faults": everything that can go wrong, and time that passes. */
import { html } from 'lit'
import { minutesAhead, setMinutesAhead } from './browser-faults.js'
import { faultList } from './fault-list.js'
import type { Fault } from './fault-sources.js'
import type { PanelContext, Tab } from './panel-context.js'

const STEPS_MINUTES = [1, 13, 30]
const MINUTE_MS = 60_000

/** `readFaults` returns the faults as they were last read. */
export function createFaultsTab(context: PanelContext, readFaults: () => readonly Fault[]): Tab {
  let search = ''
  /** Faults that were on since the page was loaded. */
  const used = new Set<string>()

  async function advanceClocks(minutes: number): Promise<void> {
    await context.environment.controlEmulator('/clock', 'POST', { advance: minutes * MINUTE_MS })
    setMinutesAhead(minutesAhead() + minutes)
    context.draw()
  }

  const handleSearch = ({ target }: Event) => {
    search = (target as HTMLInputElement).value.trim()
    context.draw()
  }

  function render(): unknown {
    const faults = [...readFaults()]
    for (const { name, options } of faults) if (options) used.add(name)
    const ahead = minutesAhead()
    return html`<input type="search" class="search" aria-label="Search the faults" placeholder="Search ${faults.length} faults" @input=${handleSearch} />
      ${faultList({ faults, search, used, perform: (change) => void context.perform(change) })}
      <h3>Time</h3>
      <p class="aside">Moves the clocks of Wiro, HubSpot and this page. An approval may take 15 minutes; access lasts 30.</p>
      <p class="line">
        ${STEPS_MINUTES.map((minutes) => html`<button type="button" class="button" @click=${() => advanceClocks(minutes)}>${minutes} min later</button>`)}
      </p>
      <p class="aside">${ahead ? `The clocks are ${ahead} minutes ahead, until you start over.` : ''}</p>
      <p class="line"><a href="docs/errors.html">About errors</a></p>`
  }

  return { title: 'Faults', render }
}
