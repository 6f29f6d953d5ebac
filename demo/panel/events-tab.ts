/** The tab "Events": the card's state, and its events as they happen. */
import { html, nothing } from 'lit'
import { entryOf, eventNames, type EventEntry } from './event-entries.js'
import { findCard, type PanelContext, type Tab } from './panel-context.js'

const MAX_ENTRIES = 200

/** The names in the card's `:state(…)`, as a style sheet would match them. */
const CUSTOM_STATES = ['checking', 'disconnected', 'connecting', 'connected', 'failed']

function customStateOf(element: Element): string | undefined {
  if (!CSS.supports('selector(:state(x))')) return
  return CUSTOM_STATES.find((name) => element.matches(`:state(${name})`))
}

function renderState(): unknown {
  const card = findCard()
  const status = card.state?.status
  if (!status) return nothing
  const custom = customStateOf(card)
  return html`<p class="state"><code>state.status</code> <b>${status}</b>${custom ? html` <code>:state(${custom})</code>` : nothing}</p>`
}

const renderEntry = ({ time, name, fields }: EventEntry) =>
  html`<li><time>${time}</time><b>${name}</b>${fields ? html`<span>${fields}</span>` : nothing}</li>`

/** `onEvent` is called after each event. */
export function createEventsTab(context: PanelContext, onEvent: () => void): Tab {
  let entries: EventEntry[] = []
  for (const name of eventNames) {
    document.addEventListener(name, (event) => {
      entries = [entryOf(event, new Date()), ...entries].slice(0, MAX_ENTRIES)
      onEvent()
    })
  }

  function clear(): void {
    entries = []
    context.draw()
  }

  return {
    title: 'Events',
    count: () => entries.length,
    render: () => html`${renderState()}
      ${
        entries.length
          ? html`<p class="line"><span class="aside">Newest first</span><button type="button" class="button" @click=${clear}>Clear events</button></p>
            <ol class="events">${entries.map(renderEntry)}</ol>`
          : html`<p class="aside">Nothing has happened yet.</p>`
      }
      <p class="line"><a href="docs/element.html#events">About the events</a></p>`,
  }
}
