/** Keys that are pressed twice by habit. Loaded on demand. */
import type { Flow, State } from '../connector/state.js'

/** Milliseconds between two presses that are one habit. */
const habit = 500

/**
 * The second was meant for the button that stood there before, as with a double click: just after a flow has begun the
 * same button says Cancel. A press that comes before this piece does is not noticed.
 */
export function ignoreSecond(card: { state: State; renderRoot: HTMLElement | DocumentFragment }): void {
  card.renderRoot.addEventListener('keydown', (event) => {
    const { flow } = card.state as { flow?: Flow }
    const began = flow ? Date.now() - flow.startedAt.getTime() : habit
    if (/^(Enter| )$/.test((event as KeyboardEvent).key) && began < habit) event.preventDefault()
  })
}
