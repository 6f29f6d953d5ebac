/** Renders the faults in groups, filtered by a search, with the options of those that are on. */
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { faultGroups, type FaultGroup } from './fault-groups.js'
import type { FaultOptions } from './environment.js'
import type { Fault } from './fault-sources.js'

const matchesSearch = ({ name, description }: Fault, search: string) =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${name} ${description}`.toLowerCase().includes(word))

/** What the list is rendered from. */
export interface FaultList {
  faults: Fault[]
  search: string
  /** Faults that were on since the page was loaded; their groups are open. */
  used: ReadonlySet<string>
  /** Waits for a change, then reads and renders everything again. */
  perform(change: Promise<unknown>): void
}

export function faultList(list: FaultList): unknown {
  const none = list.faults.length && !list.faults.some((fault) => matchesSearch(fault, list.search))
  return html`${faultGroups.map((group) => renderGroup(group, list))}
    ${none ? html`<p class="aside">No fault has these words.</p>` : nothing}`
}

function renderGroup(group: FaultGroup, list: FaultList): unknown {
  const { faults, search, used } = list
  const inGroup = faults.filter(({ name }) => (group.names as string[]).includes(name))
  const shown = inGroup.filter((fault) => matchesSearch(fault, search))
  const on = inGroup.filter(({ options }) => options).length
  const open = search !== '' || inGroup.some(({ name }) => used.has(name))
  return html`<details ?hidden=${!shown.length} ?open=${open}>
    <summary>${group.title} <span class="count">${on ? html`<b>${on} on</b>, ` : nothing}${inGroup.length}</span></summary>
    <p class="aside">${group.instructions}</p>
    ${inGroup.map((fault) => html`<div class="fault" ?hidden=${!shown.includes(fault)}>${renderFault(fault, group, list)}</div>`)}
  </details>`
}

function renderFault(
  { name, description, options, set }: Fault,
  { calls }: FaultGroup,
  { perform }: FaultList,
): unknown {
  const change = ({ target }: Event) => perform(set((target as HTMLInputElement).checked))
  // Changes the options at once, because the next change may come before the response.
  const changeOptions = (changed: FaultOptions) => perform(set(Object.assign(options!, changed)))
  return html`<label>
      <input type="checkbox" value=${name} .checked=${live(!!options)} @change=${change} />
      <span>${description[0]!.toUpperCase() + description.slice(1)} ${description.includes(name) ? nothing : html`<code>${name}</code>`}</span>
    </label>
    ${options ? renderOptions(options, calls, changeOptions) : nothing}`
}

/** The inputs for a fault's options. */
const optionInputs = {
  ms: { label: 'Milliseconds', parse: Number, type: 'number' },
  code: { label: 'Number', parse: Number, type: 'number' },
  text: { label: 'Text', parse: String, type: 'text' },
  fields: { label: 'Fields, as JSON', parse: (text: string): unknown => JSON.parse(text), type: 'text' },
}

function renderOptions(
  options: FaultOptions,
  calls: FaultGroup['calls'],
  change: (changed: FaultOptions) => void,
): unknown {
  const inputs = Object.entries(optionInputs).flatMap(([name, { label, parse, type }]) => {
    const value = options[name as keyof FaultOptions]
    if (value === undefined) return []
    const text = name === 'fields' ? JSON.stringify(value) : `${value as string | number}`
    const handleChange = ({ target }: Event) => {
      const parsed = parseInput(target as HTMLInputElement, parse)
      if (parsed !== undefined) change({ [name]: parsed })
    }
    return html`<label><span>${label}</span><input type=${type} .value=${text} @change=${handleChange} /></label>`
  })
  if (calls) inputs.push(renderCalls(options.on ?? '', calls, change))
  return inputs.length ? html`<div class="fields">${inputs}</div>` : nothing
}

/** Returns the input's value, or undefined after reporting that it cannot be parsed. */
function parseInput(input: HTMLInputElement, parse: (text: string) => unknown): unknown {
  try {
    input.setCustomValidity('')
    return parse(input.value)
  } catch {
    input.setCustomValidity('This is not JSON.')
    input.reportValidity()
    return
  }
}

function renderCalls(chosen: string, calls: Record<string, string>, change: (changed: FaultOptions) => void) {
  const handleChange = ({ target }: Event) => change({ on: (target as HTMLSelectElement).value || undefined })
  return html`<label><span>Happens at</span><select @change=${handleChange}>
    ${Object.entries(calls).map(([on, label]) => html`<option value=${on} ?selected=${on === chosen}>${label}</option>`)}
  </select></label>`
}
